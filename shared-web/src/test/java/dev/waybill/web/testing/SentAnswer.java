package dev.waybill.web.testing;

import java.util.Set;
import java.util.TreeSet;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a document has to describe of an answer.
 *
 * @param mediaType without parameters; null if it has no body
 */
record SentAnswer(
        String method, String path, int status, @Nullable String mediaType, Set<String> headers) {

    static SentAnswer of(Request request, Response response) {
        Set<String> headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.addAll(response.getHeaderNames());
        return new SentAnswer(
                String.valueOf(request.getMethod()),
                String.valueOf(request.getRequestURI()),
                response.getStatus(),
                typeOf(response.getContentType()),
                headers);
    }

    private static @Nullable String typeOf(@Nullable String contentType) {
        return contentType == null ? null : contentType.split(";", 2)[0].strip();
    }

    @Override
    public String toString() {
        return method + " " + path + " was answered with " + status + " (" + mediaType + ")";
    }
}
