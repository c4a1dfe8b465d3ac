package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.internal.Senders;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.inbox.BatchTransaction.Tables;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What the application's subscriptions do with records, in the application's database. */
public final class BatchTransactions {

    private final MessageCatalog catalog;
    private final JsonMapper json;
    private final Tables tables;
    private final Tracing tracing;
    private final MeterRegistry registry;

    /** With these handlers' messages, and where their effects are recorded. */
    public BatchTransactions(
            MessageCatalog catalog, JsonMapper json, Tables tables, Tracing tracing, MeterRegistry registry) {
        this.catalog = catalog;
        this.json = json;
        this.tables = tables;
        this.tracing = tracing;
        this.registry = registry;
    }

    /** What the consumer of these does with a batch. */
    public BatchTransaction of(Subscriptions subscriptions) {
        InboxMetrics metrics = new InboxMetrics(registry, subscriptions.consumer());
        return new BatchTransaction(
                subscriptions.consumer(),
                tables,
                decoder(subscriptions),
                new Handlers(subscriptions, tracing, metrics),
                metrics);
    }

    /** The topics that it consumes. */
    public Set<String> topicsOf(Subscriptions subscriptions) {
        if (subscriptions.everything() != null) {
            return subscriptions.topicsOfEverything();
        }
        return subscriptions.handlers().keySet().stream()
                .map(payload -> catalog.of(payload).topic())
                .collect(Collectors.toSet());
    }

    /** Which records should succeed. An archive takes whatever comes: what fails there is its own code. */
    public Predicate<IncomingRecord> expectedBy(Subscriptions subscriptions) {
        if (subscriptions.everything() != null) {
            return _ -> true;
        }
        return decoder(subscriptions)::handles;
    }

    /** From whom the consumer of these takes messages. */
    public Senders sendersOf(Subscriptions subscriptions) {
        return new Senders(catalog, subscriptions.sources());
    }

    private Decoder decoder(Subscriptions subscriptions) {
        return new Decoder(catalog, json, subscriptions.handlers().keySet(), sendersOf(subscriptions));
    }
}
