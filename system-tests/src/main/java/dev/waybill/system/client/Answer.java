package dev.waybill.system.client;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered, undigested. */
public record Answer(int status, String contentType, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    /** The body as a value of this type; fails with the whole answer if the status is not as expected. */
    public <T> T as(Class<T> type, int expectedStatus) {
        return JSON.readValue(expect(expectedStatus).body, type);
    }

    /** The body as a tree. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** This answer, if it has that status. */
    public Answer expect(int expectedStatus) {
        if (status != expectedStatus) {
            throw new UnexpectedAnswer(expectedStatus, this);
        }
        return this;
    }

    /** This answer, if it is a success of any kind. */
    public Answer expectSuccess() {
        return status / 100 == 2 ? this : expect(200);
    }

    /** An answer with another status than the caller can go on with. */
    public static final class UnexpectedAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnexpectedAnswer(int expectedStatus, Answer answer) {
            super("Expected " + expectedStatus + ", got " + answer);
        }
    }
}
