package dev.waybill.messaging.internal.quarantine;

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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What could not be sent, for operators. Who may come here is decided by the application. */
@RestController
@RequestMapping("/v1/quarantine")
public class QuarantineController extends OperatorApi {

    private static final String LIST = "quarantine";

    private final QuarantinedMessages messages;

    /** Assembles it. */
    public QuarantineController(QuarantinedMessages messages) {
        this.messages = messages;
    }

    /** Why something is done to one message. */
    record DiscardOne(@Nullable String reason) {}

    /** How many messages it was done to. */
    record QuarantineAnswer(int messages) {}

    /** Lists the messages, oldest first. */
    @GetMapping
    Page<QuarantinedMessage> listQuarantined(WebRequest request) {
        ListQuery query = ListQuery.of(LIST, request);
        List<QuarantinedMessage> found =
                messages.page(query.selection().ofQuarantine(), query.after(), query.size() + 1);
        return Page.of(LIST, found, query.size(), QuarantinedMessage::id);
    }

    /** Shows one message whole. */
    @GetMapping("/{id}")
    QuarantinedMessage showQuarantined(@PathVariable long id) {
        return messages.find(id).orElseThrow(() -> Refusal.unknownQuarantined(id));
    }

    /** Gives one message up; those that waited behind it are sent. */
    @PostMapping("/{id}/discard")
    QuarantineAnswer discardQuarantined(
            @PathVariable long id, @RequestBody DiscardOne why, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, why.reason());
        if (!messages.discard(id, decision)) {
            throw Refusal.unknownQuarantined(id);
        }
        return new QuarantineAnswer(1);
    }
}
