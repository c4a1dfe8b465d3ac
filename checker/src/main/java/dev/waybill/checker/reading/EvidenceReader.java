package dev.waybill.checker.reading;

import dev.waybill.checker.evidence.Books;
import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.History;
import dev.waybill.checker.evidence.Lost;
import dev.waybill.checker.evidence.Lost.Span;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.evidence.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects all evidence from a platform that has come to rest. */
public final class EvidenceReader {

    private final PlatformAddress platform;

    public EvidenceReader(PlatformAddress platform) {
        this.platform = platform;
    }

    /** What the platform has left behind, beside what only the caller knows. */
    public Evidence read(History history, List<Map<String, Stock>> snapshots, List<Poison> planted) {
        return read(
                history,
                snapshots,
                planted,
                new TopicReader(platform).read(),
                new OutboxSlots(platform).committed(),
                List.of());
    }

    /**
     * What a platform has left behind whose services were restored in these spans of time. No slot outlasts a restore of what
     * it watches: what is on the topics is taken for what was committed.
     */
    public Evidence readRestored(History history, List<Span> spans) {
        Topics topics = new TopicReader(platform).read();
        Set<String> ids =
                topics.records().stream().map(Message::id).map(String::valueOf).collect(Collectors.toSet());
        return read(history, List.of(), List.of(), topics, Map.of("topics", ids), spans);
    }

    private Evidence read(
            History history,
            List<Map<String, Stock>> snapshots,
            List<Poison> planted,
            Topics topics,
            Map<String, Set<String>> committed,
            List<Span> spans) {
        BookReader books = new BookReader(platform);
        RestReader rest = new RestReader(platform);
        return new Evidence(
                history,
                new Books(
                        books.orders(),
                        rest.orders(),
                        books.compensatedByHand(),
                        books.stock(),
                        snapshots,
                        books.reservations(),
                        books.payments()),
                rest.ledger(),
                topics,
                committed,
                new ReportReader(platform).read(),
                new FailureReader(platform).read(),
                new ProgressReader(platform).read(),
                planted,
                new Lost(books.lost(), spans));
    }
}
