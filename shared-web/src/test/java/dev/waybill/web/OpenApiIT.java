package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIT extends RunningShop {

    @Test
    void describesWhatAllOperationsHaveInCommon() {
        JsonNode api = api().getWithoutToken("/v3/api-docs").json();

        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Waybill shop");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.at("/components/schemas/Problem/properties/errors").isMissingNode())
                .isFalse();
        JsonNode place = api.at("/paths/~1v1~1parcels/post");
        assertThat(place.path("responses").propertyNames()).contains("200", "400", "401", "403", "409", "422", "503");
        assertThat(place.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactly("Idempotency-Key");
        JsonNode list = api.at("/paths/~1v1~1parcels/get");
        assertThat(list.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactlyInAnyOrder("size", "limit", "cursor");
    }
}
