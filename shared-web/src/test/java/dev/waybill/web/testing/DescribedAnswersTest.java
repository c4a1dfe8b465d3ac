package dev.waybill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DescribedAnswersTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final DescribedAnswers described = new DescribedAnswers(OpenApiDocument.of("""
            paths:
              /v1/parcels/{id}:
                get:
                  responses:
                    "200":
                      content:
                        application/json: {}
                      headers:
                        ETag: {}
                    "304": {}
                    "404":
                      $ref: "#/components/responses/NotFound"
              /v1/parcels/jobs:
                post:
                  responses:
                    "202": {}
            components:
              responses:
                NotFound:
                  content:
                    application/problem+json: {}
            """));

    @Test
    void missesNothingOfAnAnswerThatIsDescribed() {
        assertThat(described.missing(answer("GET", "/v1/parcels/1", 200, JSON, "etag", "Date")))
                .isEmpty();
        assertThat(described.missing(answer("HEAD", "/v1/parcels/1", 200, null, "ETag")))
                .isEmpty();
        assertThat(described.missing(answer("GET", "/v1/parcels/1", 304, null))).isEmpty();
        assertThat(described.missing(answer("GET", "/v1/parcels/1", 404, PROBLEM)))
                .isEmpty();
        assertThat(described.missing(answer("POST", "/v1/parcels/jobs", 202, null)))
                .isEmpty();
    }

    @Test
    void missesAStatusAMediaTypeAndAHeader() {
        assertThat(described.missing(answer("GET", "/v1/parcels/1", 409, PROBLEM)))
                .containsExactly("GET /v1/parcels/{id} with status 409");
        assertThat(described.missing(answer("GET", "/v1/parcels/1", 404, "text/html", "Retry-After")))
                .containsExactly(
                        "GET /v1/parcels/{id} with media type text/html of 404",
                        "GET /v1/parcels/{id} with header Retry-After of 404");
        assertThat(described.missing(answer("GET", "/v1/parcels/1", 200, null)))
                .containsExactly("GET /v1/parcels/{id} with media type null of 200");
        assertThat(described.missing(answer("POST", "/v1/parcels/jobs", 202, JSON)))
                .containsExactly("POST /v1/parcels/jobs with media type application/json of 202");
    }

    @Test
    void missesAnOperationUnlessTheRequestIsRefused() {
        assertThat(described.missing(answer("GET", "/v1/parcels", 200, JSON))).containsExactly("an operation");
        assertThat(described.missing(answer("GET", "/v1/parcels/jobs", 200, JSON)))
                .containsExactly("an operation");
        assertThat(described.missing(answer("GET", "/v1/parcels/jobs", 405, "text/html")))
                .containsExactly("an operation");
        assertThat(described.missing(answer("GET", "/v1/parcels/jobs", 405, PROBLEM, "Allow")))
                .isEmpty();
        assertThat(described.missing(answer("GET", "/v1/%zz", 400, PROBLEM))).isEmpty();
        assertThat(described.missing(answer("GET", "/v1/parcels", 500, PROBLEM)))
                .containsExactly("an operation");
    }

    @Test
    void leavesAloneWhatIsNotOfTheApi() {
        assertThat(described.missing(answer("GET", "/actuator/health", 200, "application/vnd.spring-boot.actuator.v3")))
                .isEmpty();
    }

    private static SentAnswer answer(
            String method, String path, int status, @Nullable String mediaType, String... headers) {
        return new SentAnswer(method, path, status, mediaType, Set.of(headers));
    }
}
