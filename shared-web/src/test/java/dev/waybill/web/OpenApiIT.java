package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.Tokens;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIT extends RunningShop {

    @Test
    void describesWhatTheArgumentsOfAnOperationMean() {
        JsonNode api = api().get("/v3/api-docs", Tokens.forOperator()).json();

        JsonNode place = api.at("/paths/~1v1~1parcels/post");
        assertThat(place.path("responses").propertyNames())
                .contains("200", "400", "401", "403", "409", "413", "415", "422", "503");
        assertThat(place.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("$ref").asString()))
                .containsExactly("#/components/parameters/Idempotency-Key");
        assertThat(place.at("/responses/422/content/application~1problem+json/examples")
                        .propertyNames())
                .containsExactlyInAnyOrder("sold-out", "idempotency-key-reused");
        JsonNode list = api.at("/paths/~1v1~1parcels/get");
        assertThat(list.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter
                                .path("$ref")
                                .asString(parameter.path("name").asString(""))
                                .replace("#/components/parameters/", "")))
                .containsExactlyInAnyOrder("size", "limit", "cursor");
    }

    @Test
    void describesWhatCanBeKeptAndWhatMustStillBeSo() {
        JsonNode label =
                api().get("/v3/api-docs", Tokens.forOperator()).json().at("/paths/~1v1~1parcels~1{parcelId}~1label");

        assertThat(label.at("/get/responses").propertyNames()).contains("200", "304", "404");
        assertThat(label.at("/get/responses/200/headers").propertyNames()).containsExactly("ETag");
        assertThat(label.at("/get/parameters").toString()).contains("#/components/parameters/If-None-Match");
        assertThat(label.at("/put/responses").propertyNames()).contains("412");
        assertThat(label.at("/put/parameters").toString())
                .contains("#/components/parameters/If-Match", "#/components/parameters/If-None-Match.change");
    }

    @Test
    void tellsWhatOfARecordMayBeNull() {
        JsonNode parcel = api().get("/v3/api-docs", Tokens.forOperator()).json().at("/components/schemas/Parcel");

        assertThat(parcel.path("required").valueStream().map(JsonNode::asString))
                .containsExactly("parcelId", "size");
        assertThat(parcel.at("/properties/note/type").toString()).contains("string", "null");
        assertThat(parcel.at("/properties/parcelId/example").asString()).matches("[0-9a-f-]{36}");
    }
}
