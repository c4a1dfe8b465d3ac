package dev.waybill.order.order.domain;

import dev.waybill.order.saga.domain.RetryPolicy;
import dev.waybill.order.saga.domain.SagaCommand;
import dev.waybill.order.saga.domain.SagaMessage;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The commands of an order's saga: how often each was sent, until when its reply is awaited, and what it was. */
@Embeddable
class SagaSteps {

    /** Whether no reply is awaited; a column of its own for the indexes of what is not settled. */
    private boolean settled;

    @ElementCollection
    @CollectionTable(name = "saga_steps", joinColumns = @JoinColumn(name = "order_id"))
    @MapKeyColumn(name = "step")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<SagaCommand, StepProgress> progress = new EnumMap<>(SagaCommand.class);

    @Transient
    private final List<SagaCommand> unsent = new ArrayList<>();

    boolean isSettled() {
        return settled;
    }

    Map<SagaCommand, StepProgress> progress() {
        return Collections.unmodifiableMap(progress);
    }

    Set<SagaCommand> awaited() {
        Set<SagaCommand> awaited = EnumSet.noneOf(SagaCommand.class);
        progress.forEach((command, step) -> {
            if (step.awaited()) {
                awaited.add(command);
            }
        });
        return awaited;
    }

    /** What it means to the order that these commands had no reply in their time, judged by the silence observed. */
    List<SagaMessage> timeouts(Silence silence, RetryPolicy retryPolicy) {
        return awaited().stream()
                .filter(command -> step(command).overdue(silence))
                .map(command -> retryPolicy.onTimeout(command, step(command).attempts()))
                .toList();
    }

    /** Sends the command, for the first time or once more. */
    void send(SagaCommand command, Timetable at) {
        StepProgress before = progress.get(command);
        int attempt = before == null ? 1 : before.attempts() + 1;
        Instant deadline = at.deadline(command, attempt);
        progress.put(
                command,
                before == null ? StepProgress.firstSent(at.now(), deadline) : before.sentAgain(at.now(), deadline));
        unsent.add(command);
    }

    /** Closes what is awaited no longer: by its reply, if that is the cause, or since it is not wanted any more. */
    void close(Set<SagaCommand> stillAwaited, SagaMessage cause, Instant now) {
        for (SagaCommand command : awaited()) {
            if (!stillAwaited.contains(command)) {
                StepProgress step = step(command);
                progress.put(
                        command,
                        cause instanceof Reply reply && reply.answers() == command
                                ? step.answered(reply, now)
                                : step.notWanted(now));
            }
        }
        settled = stillAwaited.isEmpty();
    }

    /** The commands that were not handed on to be sent yet; they are from now on. */
    List<SagaCommand> takeCommands() {
        List<SagaCommand> taken = List.copyOf(unsent);
        unsent.clear();
        return taken;
    }

    private StepProgress step(SagaCommand command) {
        return Objects.requireNonNull(progress.get(command), "never sent");
    }
}
