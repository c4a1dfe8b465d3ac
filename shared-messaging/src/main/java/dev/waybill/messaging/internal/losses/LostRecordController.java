package dev.waybill.messaging.internal.losses;

import dev.waybill.messaging.internal.losses.LostRecordTable.Filter;
import dev.waybill.messaging.internal.operators.GivenReason;
import dev.waybill.messaging.internal.operators.ListPlace;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What consumers never received, for operators. Who may come here is decided by the application. A row is its own audit
 * trail: it is never removed, and says who acknowledged it, when and why.
 */
@RestController
@RequestMapping("/v1/lost-records")
public class LostRecordController {

    private static final int AT_MOST = 200;
    private static final String LIST = "lost-records";

    private final LostRecordTable losses;

    /** Over this table. */
    public LostRecordController(LostRecordTable losses) {
        this.losses = losses;
    }

    /** A page; {@code nextCursor} is missing on the last one. */
    record LostRecordPage(List<LostRecord> items, @Nullable String nextCursor) {}

    /** What has been done about it. */
    record LossAcknowledgement(@Nullable String reason) {}

    /** What has been done, and about which: all of a consumer on a topic. */
    record LossesAcknowledgement(
            @Nullable String reason,
            @Nullable String consumer,
            @Nullable String topic) {}

    /** How many were open until now. */
    record LossAnswer(int acknowledged) {}

    /** Lists them, oldest first; only those that are open by default. */
    @GetMapping
    LostRecordPage listLostRecords(
            @RequestParam(required = false) @Nullable String consumer,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(defaultValue = "false") boolean acknowledged,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > AT_MOST) {
            throw invalid("limit", "must be a whole number from 1 to " + AT_MOST);
        }
        List<LostRecord> found = losses.page(new Filter(consumer, topic, !acknowledged), positionOf(cursor), limit + 1);
        return found.size() <= limit
                ? new LostRecordPage(found, null)
                : new LostRecordPage(
                        found.subList(0, limit),
                        ListPlace.after(LIST, found.get(limit - 1).id()));
    }

    /** Shows one. */
    @GetMapping("/{id}")
    LostRecord showLostRecord(@PathVariable long id) {
        return losses.find(id).orElseThrow(() -> unknown(id));
    }

    /** Says that one has been dealt with: it makes health red no longer. Idempotent. */
    @PostMapping("/{id}/acknowledgement")
    LossAnswer acknowledgeLostRecord(
            @PathVariable long id, @RequestBody LossAcknowledgement why, @Nullable Principal caller) {
        String reason = reasonOf(why.reason());
        if (losses.acknowledge(id, nameOf(caller), reason)) {
            return new LossAnswer(1);
        }
        if (losses.find(id).isEmpty()) {
            throw unknown(id);
        }
        return new LossAnswer(0);
    }

    /** Says so about all of a consumer on a topic, as after a topic was created anew. */
    @PostMapping("/acknowledgement")
    LossAnswer acknowledgeLostRecords(@RequestBody LossesAcknowledgement selected, @Nullable Principal caller) {
        String reason = reasonOf(selected.reason());
        String consumer = given("consumer", selected.consumer());
        String topic = given("topic", selected.topic());
        return new LossAnswer(losses.acknowledge(consumer, topic, nameOf(caller), reason));
    }

    /** A refusal as a problem, whatever else the application does with exceptions. */
    @ExceptionHandler(Refused.class)
    ResponseEntity<ProblemDetail> problem(Refused refused) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(refused.status, Objects.requireNonNull(refused.getMessage()));
        problem.setType(URI.create("https://waybill.dev/problems/" + refused.slug));
        problem.setTitle(refused.title);
        if (!refused.errors.isEmpty()) {
            problem.setProperty("errors", refused.errors);
        }
        return ResponseEntity.status(refused.status).body(problem);
    }

    private static String reasonOf(@Nullable String reason) {
        String fault = GivenReason.faultOf(reason);
        if (reason == null || fault != null) {
            throw invalid("reason", String.valueOf(fault));
        }
        return reason;
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw invalid(field, "is missing");
        }
        return value;
    }

    private static String nameOf(@Nullable Principal caller) {
        return caller == null ? "anonymous" : caller.getName();
    }

    private static long positionOf(@Nullable String cursor) {
        try {
            return ListPlace.read(LIST, cursor, 0);
        } catch (IllegalArgumentException _) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    "invalid-cursor",
                    "The cursor is not one of this list",
                    "Use nextCursor unchanged, or start over without cursor.");
        }
    }

    private static Refused invalid(String field, String message) {
        return new Refused(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "The request has invalid fields",
                field + " " + message,
                List.of(Map.of("field", field, "message", message)));
    }

    private static Refused unknown(long id) {
        return new Refused(
                HttpStatus.NOT_FOUND, "not-found", "There is no such thing", "There are no lost records " + id + ".");
    }

    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final HttpStatus status;
        private final String slug;
        private final String title;
        private final transient List<Map<String, String>> errors;

        Refused(HttpStatus status, String slug, String title, String detail) {
            this(status, slug, title, detail, List.of());
        }

        Refused(HttpStatus status, String slug, String title, String detail, List<Map<String, String>> errors) {
            super(detail);
            this.status = status;
            this.slug = slug;
            this.title = title;
            this.errors = List.copyOf(errors);
        }
    }
}
