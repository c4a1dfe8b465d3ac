package dev.waybill.web.failure;

import dev.waybill.web.problem.ProblemException;
import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** A body went over the limit while it was read. */
public final class BodyTooLarge extends IOException {

    private final DataSize limit;

    public BodyTooLarge(DataSize limit) {
        super("more than " + limit.toBytes() + " bytes");
        this.limit = limit;
    }

    DataSize limit() {
        return limit;
    }

    /** The answer to it. */
    public ProblemException problem() {
        return BodyProblems.tooLarge(limit);
    }
}
