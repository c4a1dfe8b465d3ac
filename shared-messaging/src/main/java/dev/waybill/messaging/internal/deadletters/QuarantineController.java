package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.deadletters.QuarantinedMessages.Selection;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could not be sent, for operators. Who may come here is decided by the application. */
@RestController
@RequestMapping("/v1/quarantine")
public class QuarantineController extends OperatorApi {

    private final QuarantinedMessages messages;

    /** Assembles it. */
    public QuarantineController(QuarantinedMessages messages) {
        this.messages = messages;
    }

    /** Why something is done to one message. */
    record DiscardOne(@Nullable String reason) {}

    /** Why something is done, and to which messages: of a key, of a topic, or all. */
    record Quarantined(
            @Nullable String reason,
            @Nullable String topic,
            @Nullable String key) {}

    /** How many messages it was done to. */
    record QuarantineAnswer(int messages) {}

    /** Lists the messages, oldest first. */
    @GetMapping
    Page<QuarantinedMessage> listQuarantined(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") String cursor) {
        int size = Page.sizeOf(limit);
        return Page.of(
                messages.page(new Selection(topic, key), Page.positionOf(cursor), size + 1),
                size,
                QuarantinedMessage::id);
    }

    /** Shows one message whole. */
    @GetMapping("/{id}")
    QuarantinedMessage showQuarantined(@PathVariable long id) {
        return messages.find(id).orElseThrow(() -> Refusal.unknownQuarantined(id));
    }

    /** Has the relay try again the messages of a key, of a topic, or all. */
    @PostMapping("/release")
    QuarantineAnswer releaseQuarantined(@RequestBody Quarantined selected, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, selected.reason());
        return new QuarantineAnswer(messages.release(new Selection(selected.topic(), selected.key()), decision));
    }

    /** Gives one message up; those that waited behind it are sent. */
    @PostMapping("/{id}/discard")
    QuarantineAnswer discardQuarantined(
            @PathVariable long id, @RequestBody DiscardOne why, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, why.reason());
        return new QuarantineAnswer(messages.discard(id, decision) ? 1 : 0);
    }

    /** Gives all messages of a key up. */
    @PostMapping("/discard")
    QuarantineAnswer discardQuarantinedKey(@RequestBody Quarantined selected, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, selected.reason());
        if (selected.topic() == null || selected.key() == null) {
            throw Refusal.invalid("topic and key must both be given to name a key");
        }
        return new QuarantineAnswer(messages.discard(new Selection(selected.topic(), selected.key()), decision));
    }
}
