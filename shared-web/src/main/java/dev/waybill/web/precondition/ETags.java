package dev.waybill.web.precondition;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** Answers that callers may keep and request again: with {@code If-None-Match} they get 304 while nothing has changed. */
public final class ETags {

    private ETags() {}

    /** The answer to a GET of one thing; whoever sends the tag in {@code If-None-Match} gets 304 and no body. */
    public static <T> ResponseEntity<T> ok(String tag, T body) {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(body);
    }

    /** A strong entity tag of numbers that differ for any two states of the thing. */
    public static String tag(long... numbers) {
        return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining("-", "\"", "\""));
    }
}
