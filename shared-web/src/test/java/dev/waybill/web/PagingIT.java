package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingIT extends RunningShop {

    @Test
    void walksTheWholeListPageByPage() {
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = api().get("/v1/parcels?limit=50" + cursor, Tokens.forOperator());
            page.json().path("items").forEach(item -> seen.add(item.asInt()));
            cursor = page.json().path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.json().path("nextCursor").asString();
            pages++;
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 120).boxed().toList());
    }

    @Test
    void showsFiftyUnlessAsked() {
        assertThat(api().get("/v1/parcels", Tokens.forOperator()).json().path("items"))
                .hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "AAAAAAAAAAAA", "%3D%3D%3D", "%F0%9F%92%A5", "MTIzNDU2Nzg5MA"})
    void refusesACursorThatItDidNotGive(String cursor) {
        Answer answer = api().get("/v1/parcels?cursor=" + cursor, Tokens.forOperator());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("invalid-cursor");
    }
}
