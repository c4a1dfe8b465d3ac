package dev.waybill.inventory.product.application;

/** More waits to be told than this service allows; nothing was changed. */
public final class BacklogFullException extends RuntimeException {

    BacklogFullException() {
        super("too many messages wait to be sent");
    }

    static void throwUnlessRoom(ProductNews news) {
        if (!news.hasRoom()) {
            throw new BacklogFullException();
        }
    }
}
