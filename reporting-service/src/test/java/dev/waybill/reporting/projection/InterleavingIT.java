package dev.waybill.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class InterleavingIT extends ReportingIT {

    private static final int IN_ORDER = 1_000;
    private static final int SHUFFLED = 2_000;

    @Autowired
    private List<Projection> projections;

    @Autowired
    private EventReader reader;

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 1_234, 20_261_123})
    void giveTheSameRowsInEveryInterleavingThatKeepsTheOrderPerPartition(long seed) {
        Random random = new Random(seed);
        List<IncomingRecord> messages = randomHistory(random).messages();
        int inOrder = IN_ORDER + Math.toIntExact(seed % 1_000);
        int shuffled = SHUFFLED + Math.toIntExact(seed % 1_000);

        messages.forEach(message -> apply(inOrder, List.of(message)));
        batches(interleaved(messages, random), random).forEach(batch -> apply(shuffled, batch));

        for (Projection projection : projections) {
            for (String table : projection.tables()) {
                assertThat(rows(table, shuffled)).as(table).isNotEmpty().isEqualTo(rows(table, inOrder));
            }
        }
    }

    @Test
    void countWhatTheOrdersTellTogether() {
        List<IncomingRecord> messages = randomHistory(new Random(5)).messages();
        batches(messages, new Random(5)).forEach(batch -> apply(3_500, batch));

        Map<String, @Nullable Object> orders = jdbc.sql("""
                        SELECT count(*) AS placed, count(*) FILTER (WHERE status = 'CONFIRMED') AS confirmed,
                               sum(total) FILTER (WHERE status = 'CONFIRMED') AS revenue
                        FROM order_summary_row WHERE generation = 3500
                        """).query().singleRow();
        Map<String, @Nullable Object> sales = jdbc.sql("""
                        SELECT sum(placed)::bigint AS placed, sum(confirmed)::bigint AS confirmed, sum(revenue) AS revenue
                        FROM sales_hour WHERE generation = 3500
                        """).query().singleRow();

        assertThat(sales).isEqualTo(orders);
    }

    private void apply(int generation, List<IncomingRecord> batch) {
        transaction.executeWithoutResult(_ -> {
            for (Projection projection : projections) {
                List<ProjectedEvent> handled = batch.stream()
                        .map(message -> ((Reading.Understood) reader.read(message)).event())
                        .filter(event -> projection.handles(event.payload().getClass()))
                        .toList();
                if (!handled.isEmpty()) {
                    projection.apply(generation, handled);
                }
            }
        });
    }

    private List<@Nullable String> rows(String table, int generation) {
        return jdbc
                .sql("SELECT (to_jsonb(t) - 'generation')::text FROM " + table + " t WHERE generation = :generation")
                .param("generation", generation)
                .query(String.class)
                .list()
                .stream()
                .sorted()
                .toList();
    }

    static OrderHistory randomHistory(Random random) {
        OrderHistory history = new OrderHistory(Instant.parse("2026-11-23T09:30:00Z"), random);
        for (String sku : List.of("mug", "lamp", "chair")) {
            history.product(sku, "A " + sku, "10.00", 1_000);
        }
        for (int i = 0; i < 40; i++) {
            String sku = List.of("mug", "lamp", "chair").get(random.nextInt(3));
            int quantity = 1 + random.nextInt(4);
            String total = quantity + "0.00";
            UUID order = history.placed("customer-" + random.nextInt(5), sku, quantity, total);
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> history.outOfStock(order, sku, quantity);
                case 2 -> {
                    history.reserved(order, sku, quantity);
                    history.declined(order, sku, quantity);
                }
                case 3 -> {
                    history.reserved(order, sku, quantity);
                    history.confirmed(order, total);
                }
                default -> {
                    history.reserved(order, sku, quantity);
                    history.confirmed(order, total);
                    history.settled(order, sku, quantity, total);
                    if (random.nextBoolean()) {
                        history.cancelledAfterSettlement(order, sku, quantity);
                    }
                }
            }
        }
        return history;
    }

    static List<IncomingRecord> interleaved(List<IncomingRecord> messages, Random random) {
        List<Deque<IncomingRecord>> lanes = new ArrayList<>(messages.stream()
                .collect(Collectors.groupingBy(
                        message -> message.topic() + message.partition(),
                        TreeMap::new,
                        Collectors.toCollection(ArrayDeque::new)))
                .values());
        List<IncomingRecord> result = new ArrayList<>();
        while (!lanes.isEmpty()) {
            Deque<IncomingRecord> lane = lanes.get(random.nextInt(lanes.size()));
            for (int run = 1 + random.nextInt(8); run > 0 && !lane.isEmpty(); run--) {
                result.add(lane.removeFirst());
            }
            lanes.removeIf(Deque::isEmpty);
        }
        return result;
    }

    static List<List<IncomingRecord>> batches(List<IncomingRecord> messages, Random random) {
        List<List<IncomingRecord>> batches = new ArrayList<>();
        for (int from = 0; from < messages.size(); ) {
            int to = Math.min(messages.size(), from + 1 + random.nextInt(30));
            batches.add(messages.subList(from, to));
            from = to;
        }
        return batches;
    }
}
