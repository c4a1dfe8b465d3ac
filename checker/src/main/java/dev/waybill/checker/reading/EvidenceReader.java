package dev.waybill.checker.reading;

import dev.waybill.checker.evidence.Books;
import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.History;
import dev.waybill.checker.evidence.Poison;
import java.util.List;
import java.util.Map;

/** Collects all evidence from a platform that has come to rest. */
public final class EvidenceReader {

    private final PlatformAddress platform;

    public EvidenceReader(PlatformAddress platform) {
        this.platform = platform;
    }

    /** What the platform has left behind, beside what only the caller knows. */
    public Evidence read(History history, List<Map<String, Stock>> snapshots, List<Poison> planted) {
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
                new TopicReader(platform).read(),
                new OutboxSlots(platform).committed(),
                new ReportReader(platform).read(),
                new FailureReader(platform).read(),
                new ProgressReader(platform).read(),
                planted);
    }
}
