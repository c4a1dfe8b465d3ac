package dev.waybill.payment.intent.domain;

import java.util.ArrayList;
import java.util.List;

/** The intents that a payment has opened and closed, each by the provider's answer to it. */
public final class Intents {

    private final List<Operation> opened = new ArrayList<>();
    private final List<ClosedIntent> closed = new ArrayList<>();

    public void open(Operation operation) {
        opened.add(operation);
    }

    public void close(Operation operation, ProviderAnswer answer) {
        closed.add(ClosedIntent.by(operation, answer));
    }

    public List<Operation> opened() {
        return List.copyOf(opened);
    }

    public List<ClosedIntent> closed() {
        return List.copyOf(closed);
    }
}
