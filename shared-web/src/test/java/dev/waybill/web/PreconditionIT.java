package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionIT extends RunningShop {

    private final String label = "/v1/parcels/" + UUID.randomUUID() + "/label";

    @Test
    void answersNotModifiedToWhoKnowsTheCurrentState() {
        relabel("first", "");
        String tag = read("").header("ETag");

        Answer again = read(tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Cache-Control"))
                .contains("no-cache", "private")
                .doesNotContain("no-store");
        assertThat(read("\"7\", " + tag).status()).isEqualTo(304);
        relabel("second", "");
        assertThat(read(tag).status()).isEqualTo(200);
    }

    @Test
    void refusesToChangeWhatIsNoLongerAsItWasSeen() {
        relabel("first", "");
        String seen = read("").header("ETag");
        assertThat(relabel("second", seen).status()).isEqualTo(200);

        Answer late = relabel("late", seen);

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.type()).isEqualTo("precondition-failed");
        assertThat(read("").json().path("text").asString()).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"1\"", "\"0\", \"1\""})
    void changesWhatIsAsItWasSeen(String ifMatch) {
        relabel("first", "");

        assertThat(relabel("second", ifMatch).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "1", "\"\"", ","})
    void refusesWhatIsNoStrongMatch(String ifMatch) {
        relabel("first", "");

        assertThat(relabel("second", ifMatch).status()).isEqualTo(412);
    }

    @Test
    void refusesToMakeWhatOughtToBeThere() {
        assertThat(relabel("first", "*").status()).isEqualTo(412);
    }

    private Answer read(String ifNoneMatch) {
        return send("GET", "If-None-Match", ifNoneMatch, "");
    }

    private Answer relabel(String text, String ifMatch) {
        return send("PUT", "If-Match", ifMatch, "{\"text\":\"" + text + "\"}");
    }

    private Answer send(String method, String header, String value, String body) {
        Map<String, String> headers = new HashMap<>(
                Map.of("Authorization", "Bearer " + Tokens.forOperator(), "Content-Type", "application/json"));
        if (!value.isEmpty()) {
            headers.put(header, value);
        }
        return api().send(method, label, headers, BodyPublishers.ofString(body));
    }
}
