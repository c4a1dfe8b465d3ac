package dev.waybill.web.openapi;

import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.problem.Problems;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** With which conflicts the library refuses a request: it knows nothing of OpenAPI. */
final class MessagingProblems {

    private static final ProblemType TOO_OLD =
            new ProblemType("dead-letter-too-old", 409, "The message is older than the inbox remembers");
    private static final ProblemType NOT_FIRST =
            new ProblemType("dead-letter-not-first", 409, "Other messages of its key come first");
    private static final ProblemType UNDER_WAY = new ProblemType("job-under-way", 409, "The same job is under way");
    private static final ProblemType OVER = new ProblemType("job-over", 409, "The job is over");

    static final ProblemTypes TYPES = ProblemTypes.of(TOO_OLD, NOT_FIRST, UNDER_WAY, OVER);

    private static final Map<String, List<ProblemType>> CONFLICTS = Map.of(
            "/v1/dead-letters/{id}/replay", List.of(TOO_OLD, NOT_FIRST),
            "/v1/dead-letters/replay", List.of(UNDER_WAY),
            "/v1/dead-letters/discard", List.of(UNDER_WAY),
            "/v1/quarantine/release", List.of(UNDER_WAY),
            "/v1/quarantine/discard", List.of(UNDER_WAY),
            "/v1/dead-letters/jobs/{id}/cancel", List.of(OVER),
            "/v1/quarantine/jobs/{id}/cancel", List.of(OVER));

    private MessagingProblems() {}

    static void addTo(OpenAPI api, ProblemDescriptions descriptions) {
        CONFLICTS.forEach((path, own) -> Stream.ofNullable(api.getPaths().get(path))
                .forEach(item -> item.getPost()
                        .getResponses()
                        .addApiResponse(
                                "409",
                                descriptions.response(
                                        Stream.concat(own.stream(), Stream.of(Problems.CONFLICTING_CHANGE))
                                                .toList()))));
    }
}
