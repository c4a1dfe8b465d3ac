package dev.waybill.web.precondition;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.Problems;
import java.util.List;

/**
 * The headers {@code If-Match} and {@code If-None-Match} of a request that changes something, neither of which need be
 * there; a controller method takes it as a parameter. An operation that does not take it refuses them.
 *
 * @param ifMatch the entity tags that it lists, with their quotes, or {@code *}; empty for a request without it
 * @param ifNoneMatch likewise; {@code *} is how one says: only make it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-preconditions">RFC 9110, 13.1</a>
 */
public record Preconditions(List<String> ifMatch, List<String> ifNoneMatch) {

    public static final String IF_MATCH = "If-Match";
    public static final String IF_NONE_MATCH = "If-None-Match";

    public Preconditions {
        ifMatch = List.copyOf(ifMatch);
        ifNoneMatch = List.copyOf(ifNoneMatch);
    }

    /** Whether there is one, so that the current entity tag must be known. */
    public boolean arePresent() {
        return !ifMatch.isEmpty() || !ifNoneMatch.isEmpty();
    }

    /**
     * Refuses a change of what is not as the caller says. Compare where it cannot change any more: under its lock.
     *
     * @throws ProblemException 412 if one does not hold
     */
    public void require(String currentTag) {
        if (!ifMatch.isEmpty() && !ifMatch.contains(EntityTags.ANY) && !ifMatch.contains(currentTag)) {
            throw Problems.PRECONDITION_FAILED.because("It is at ETag " + currentTag + " by now" + hint()
                    + ": read it again, and repeat the change if it still makes sense.");
        }
        if (ifNoneMatch.contains(EntityTags.ANY)) {
            throw Problems.PRECONDITION_FAILED.because(
                    "It is there, at ETag " + currentTag + ": leave If-None-Match out to change it.");
        }
        if (EntityTags.haveWeakly(ifNoneMatch, currentTag)) {
            throw Problems.PRECONDITION_FAILED.because("It is still at ETag " + currentTag + ".");
        }
    }

    /**
     * Refuses to change what is not there.
     *
     * @throws ProblemException 412 if {@code If-Match} is there
     */
    public void requireNothing() {
        if (!ifMatch.isEmpty()) {
            throw Problems.PRECONDITION_FAILED.because("It is not there: leave If-Match out to make it.");
        }
    }

    private String hint() {
        return ifMatch.stream().anyMatch(tag -> tag.startsWith(EntityTags.WEAK))
                ? ", and a weak tag (W/) never matches: send it as the ETag was"
                : "";
    }
}
