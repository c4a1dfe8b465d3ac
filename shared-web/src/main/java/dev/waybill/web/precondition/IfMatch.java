package dev.waybill.web.precondition;

import dev.waybill.web.problem.Problems;
import java.util.Arrays;
import java.util.List;

/**
 * The header {@code If-Match} of a request, which need not be there; a controller method takes it as a parameter.
 *
 * @param tags the entity tags that it lists, with their quotes, or {@code *}; empty for a request without it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-match">RFC 9110, 13.1.1</a>
 */
public record IfMatch(List<String> tags) {

    public static final String HEADER = "If-Match";

    /** What a request without the header asks for: whatever is there. */
    public static final IfMatch ANYTHING = new IfMatch(List.of());

    public IfMatch {
        tags = List.copyOf(tags);
    }

    static IfMatch of(String header) {
        return new IfMatch(
                Arrays.stream(header.split(",", -1)).map(String::strip).toList());
    }

    /** Whether the header is there, so that the current entity tag must be known. */
    public boolean isPresent() {
        return !tags.isEmpty();
    }

    /**
     * Refuses a change of what is no longer as the caller saw it. Compare where it cannot change any more: under its lock.
     *
     * @throws dev.waybill.web.problem.ProblemException 412 if the header is there and does not list the tag
     */
    public void require(String currentTag) {
        if (isPresent() && !tags.contains("*") && !tags.contains(currentTag)) {
            throw Problems.PRECONDITION_FAILED.because("It is at ETag " + currentTag.replace('"', '\'')
                    + " by now: read it again, and repeat the change if it still makes sense.");
        }
    }

    /**
     * Refuses to change what is not there.
     *
     * @throws dev.waybill.web.problem.ProblemException 412 if the header is there
     */
    public void requireNothing() {
        if (isPresent()) {
            throw Problems.PRECONDITION_FAILED.because("It is not there: leave If-Match out to make it.");
        }
    }
}
