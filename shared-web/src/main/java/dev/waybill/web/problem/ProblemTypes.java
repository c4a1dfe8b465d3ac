package dev.waybill.web.problem;

import java.util.List;

/** The problem types of a service's own: a bean of the service, so that its API can be described with them. */
public record ProblemTypes(List<ProblemType> all) {

    public ProblemTypes {
        all = List.copyOf(all);
    }

    /** These types. */
    public static ProblemTypes of(ProblemType... types) {
        return new ProblemTypes(List.of(types));
    }
}
