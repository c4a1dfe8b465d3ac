package dev.waybill.web.strict;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** A body is JSON in UTF-8, as it is: any other media type, charset or content coding is refused before it is read. */
final class ContentRule {

    private static final String IDENTITY = "identity";

    private ContentRule() {}

    static void check(HttpServletRequest request, HandlerMethod handler) {
        if (takesBody(handler)) {
            requireJson(valueOf(request, HttpHeaders.CONTENT_TYPE));
            requireIdentity(valueOf(request, HttpHeaders.CONTENT_ENCODING));
        }
    }

    private static boolean takesBody(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    /** All lines of the header: who sends two means the second as well as the first. */
    private static @Nullable String valueOf(HttpServletRequest request, String header) {
        List<String> lines = Collections.list(request.getHeaders(header));
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    private static void requireJson(@Nullable String sent) {
        if (sent == null || !isJson(sent)) {
            throw unsupported("Send Content-Type: application/json; the request had " + (sent == null ? "none" : sent)
                            + ".")
                    .withHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        }
    }

    private static boolean isJson(String sent) {
        try {
            MediaType type = MediaType.parseMediaType(sent);
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static void requireIdentity(@Nullable String coding) {
        if (coding != null && !coding.strip().equalsIgnoreCase(IDENTITY)) {
            throw unsupported("Send the body as it is, without the Content-Encoding " + coding + ".")
                    .withHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
        }
    }

    private static ProblemException unsupported(String detail) {
        return Problems.UNSUPPORTED_MEDIA_TYPE.because(detail);
    }
}
