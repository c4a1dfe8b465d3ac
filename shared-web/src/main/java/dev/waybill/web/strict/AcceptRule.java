package dev.waybill.web.strict;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;

/**
 * Every answer is JSON: whoever does not accept it is refused before the handler runs, and whoever does gets exactly that,
 * never a type or a charset that was made up from the header.
 */
final class AcceptRule implements ContentNegotiationStrategy {

    private static final String ADMITTED = AcceptRule.class.getName() + ".admitted";
    private static final Comparator<MediaType> BY_PRECISION =
            Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype);

    private final ContentNegotiationStrategy ofOthers = new HeaderContentNegotiationStrategy();

    void check(HttpServletRequest request) {
        if (!acceptsJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            throw notAcceptable();
        }
        request.setAttribute(ADMITTED, true);
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        @Nullable Object admitted = request.getAttribute(ADMITTED, RequestAttributes.SCOPE_REQUEST);
        return admitted == null ? ofOthers.resolveMediaTypes(request) : List.of(MediaType.APPLICATION_JSON);
    }

    /** The most precise range that JSON falls into decides; {@code q=0} refuses (RFC 9110, 12.5.1). */
    static boolean acceptsJson(List<String> headers) {
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(headers);
            return accepted.isEmpty()
                    || accepted.stream()
                            .filter(range -> range.includes(MediaType.APPLICATION_JSON))
                            .min(BY_PRECISION)
                            .filter(range -> range.getQualityValue() > 0)
                            .isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static ProblemException notAcceptable() {
        return Problems.NOT_ACCEPTABLE.because("Accept application/json; nothing was done.");
    }
}
