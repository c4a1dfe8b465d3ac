package dev.waybill.provider.http;

/** Thrown where the caller is to get no answer at all. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoAnswer() {
        super("no answer on purpose", null, false, false);
    }
}
