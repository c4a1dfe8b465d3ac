package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.deadletters.Replay.Progress;
import dev.waybill.messaging.internal.inbox.Reason;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
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
        Decision decision = Decision.of(caller, why.reason());
        DeadLetter letter = letters.find(id).orElse(null);
        if (letter == null) {
            if (trail.wasReplayed(id)) {
                return new ReplayAnswer(0, List.of());
            }
            throw Refusal.unknown(id);
        }
        if (letter.reason() == Reason.TOO_OLD) {
            throw Refusal.tooOld(id);
        }
        LetterKey key = letter.letterKey();
        if (key == null) {
            return answer(replay.single(id, decision));
        }
        if (letter.reason() == Reason.PARKED) {
            throw Refusal.notFirst(id, key);
        }
        return answer(replay.key(key, decision));
    }

    /** Discards a letter; if it was the first of its key, those behind it are put through. */
    @PostMapping("/{id}/discard")
    DiscardAnswer discard(@PathVariable long id, @RequestBody Why why, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, why.reason());
        DeadLetter letter = letters.find(id).orElse(null);
        if (letter == null) {
            if (trail.wasDiscarded(id)) {
                return new DiscardAnswer(0, 0, List.of());
            }
            throw Refusal.unknown(id);
        }
        LetterKey key = letter.letterKey();
        if (!discard.single(id, key, decision) || key == null) {
            return new DiscardAnswer(1, 0, List.of());
        }
        Progress progress = replay.key(key, decision);
        return new DiscardAnswer(1, progress.replayed(), failures(List.of(progress)));
    }

    private static ReplayAnswer answer(Progress progress) {
        return new ReplayAnswer(progress.replayed(), failures(List.of(progress)));
    }

    private static List<String> failures(List<Progress> all) {
        return all.stream().map(Progress::failure).filter(Objects::nonNull).toList();
    }
}
