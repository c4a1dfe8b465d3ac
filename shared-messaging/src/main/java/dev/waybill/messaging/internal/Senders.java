package dev.waybill.messaging.internal;

import dev.waybill.messaging.MessageCatalog;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From whom a consumer takes messages. */
public final class Senders {

    private final MessageCatalog catalog;
    private final Set<String> ofTheConsumer;

    /**
     * Of one consumer.
     *
     * @param ofTheConsumer the sources that its subscriptions name; empty for any
     */
    public Senders(MessageCatalog catalog, Set<String> ofTheConsumer) {
        this.catalog = catalog;
        this.ofTheConsumer = ofTheConsumer;
    }

    /** What is wrong with a source on a topic; {@code null} for one that sends there. */
    public @Nullable String objection(String topic, @Nullable String source) {
        if (isOneOf(catalog.sources(topic), source) && isOneOf(ofTheConsumer, source)) {
            return null;
        }
        return "%s does not send on %s"
                .formatted(source == null ? "a sender without a name" : WireText.printable(source), topic);
    }

    private static boolean isOneOf(Set<String> declared, @Nullable String source) {
        return declared.isEmpty() || (source != null && declared.contains(source));
    }
}
