package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.deadletters.Replay.Progress;
import dev.waybill.messaging.internal.operators.AuditTrail;
import dev.waybill.messaging.internal.operators.Decision;
import dev.waybill.messaging.internal.operators.ListQuery;
import dev.waybill.messaging.internal.operators.OperatorApi;
import dev.waybill.messaging.internal.operators.Page;
import dev.waybill.messaging.internal.operators.Refusal;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The dead letters for operators. Who may come here is decided by the application. */
@RestController
@RequestMapping("/v1/dead-letters")
public class DeadLetterController extends OperatorApi {

    private static final String LIST = "letters";
    private static final String AUDIT = "audit";

    private final DeadLetters letters;
    private final AuditTrail trail;
    private final Replay replay;
    private final Discard discard;

    /** Assembles it. */
    public DeadLetterController(DeadLetters letters, AuditTrail trail, Replay replay, Discard discard) {
        this.letters = letters;
        this.trail = trail;
        this.replay = replay;
        this.discard = discard;
    }

    /** Why something is done to one letter. */
    record Why(@Nullable String reason) {}

    /** How a replay went. */
    record ReplayAnswer(int replayed, List<String> failures) {}

    /** How a discard went. */
    record DiscardAnswer(int discarded, int released, List<String> failures) {}

    /** Lists the letters, oldest first. */
    @GetMapping
    Page<DeadLetter> list(WebRequest request) {
        ListQuery query = ListQuery.of(LIST, request);
        List<DeadLetter> found = letters.page(query.selection(), query.after(), query.size() + 1);
        return Page.of(LIST, found, query.size(), DeadLetter::id);
    }

    /** Shows one letter whole. */
    @GetMapping("/{id}")
    DeadLetter show(@PathVariable long id) {
        return letters.find(id).orElseThrow(() -> Refusal.unknown(id));
    }

    /** Who did what, newest first. */
    @GetMapping("/audit")
    Page<AuditTrail.Entry> audit(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.sizeOf(limit);
        return Page.of(
                AUDIT,
                trail.page(Page.positionOf(AUDIT, cursor, Long.MAX_VALUE), size + 1),
                size,
                AuditTrail.Entry::id);
    }

    /** Replays a letter, and those that wait behind it. */
    @PostMapping("/{id}/replay")
    ReplayAnswer replay(@PathVariable long id, @RequestBody Why why, @Nullable Principal caller) {
        Progress progress = replay.letter(id, Decision.of(caller, why.reason()));
        return new ReplayAnswer(progress.replayed(), progress.failures());
    }

    /** Discards a letter; if it was the first of its key, those behind it are put through. */
    @PostMapping("/{id}/discard")
    DiscardAnswer discard(@PathVariable long id, @RequestBody Why why, @Nullable Principal caller) {
        Discard.Result result = discard.letter(id, Decision.of(caller, why.reason()));
        return new DiscardAnswer(
                result.discarded(),
                result.released().replayed(),
                result.released().failures());
    }
}
