package dev.waybill.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, also where Spring MVC is not at hand: in filters. */
public final class ProblemResponses {

    private static final int FIRST_SERVER_ERROR = 500;

    private final JsonMapper json;

    /** As JSON of this kind. */
    public ProblemResponses(JsonMapper json) {
        this.json = json;
    }

    /** Answers with the problem, unless an answer is already on its way. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsString(body(problem, request.getRequestURI(), TraceIds.of(request)))
                .getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The problem as Spring MVC answers it. */
    public ResponseEntity<Map<String, Object>> entity(
            ProblemException problem, HttpServletRequest request, String path) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.type().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.headers().forEach(answer::header);
        return answer.body(body(problem, path, TraceIds.of(request)));
    }

    /** The members of a problem detail. */
    public static Map<String, Object> body(ProblemException problem, @Nullable String path, @Nullable String traceId) {
        ProblemType type = problem.type();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", problem.detail());
        if (path != null) {
            body.put("instance", path);
        }
        if (type.status() >= FIRST_SERVER_ERROR && traceId != null) {
            body.put("traceId", traceId);
        }
        body.putAll(problem.properties());
        return body;
    }
}
