package dev.waybill.payment.domain;

import java.util.ArrayList;
import java.util.List;

/** What the provider must be asked from now on, and what it has answered. */
public final class Questions {

    private final List<Operation> opened = new ArrayList<>();
    private final List<ClosedIntent> closed = new ArrayList<>();

    void open(Operation operation) {
        opened.add(operation);
    }

    void close(Operation operation, ProviderAnswer answer) {
        closed.add(ClosedIntent.by(operation, answer));
    }

    public List<Operation> opened() {
        return List.copyOf(opened);
    }

    public List<ClosedIntent> closed() {
        return List.copyOf(closed);
    }
}
