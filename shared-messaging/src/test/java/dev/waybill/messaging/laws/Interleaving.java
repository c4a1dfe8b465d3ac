package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.messaging.internal.consumer.SteppedConsumer;
import dev.waybill.messaging.internal.deadletters.SteppedOperator;
import dev.waybill.messaging.internal.inbox.BatchTransaction.Tables;
import dev.waybill.messaging.internal.relay.SteppedBroker;
import dev.waybill.messaging.internal.relay.SteppedBroker.Answer;
import dev.waybill.messaging.internal.relay.SteppedRelay;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.CannotAcquireLockException;

/** One run of everybody who takes part, in the order that a seed says; and the model of what must come out of it. */
final class Interleaving implements AutoCloseable {

    private static final int SMALL = 500;
    private static final int LARGE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Random random;
    private final World world = new World();
    private final Node node = world.start(
            "waybill.messaging.relay.enabled=false",
            "waybill.messaging.consumers.enabled=false",
            "logging.level.dev.waybill=off");
    private final SteppedBroker broker = new SteppedBroker(SMALL);
    private final List<SteppedRelay> relays;
    private final SteppedClock clock = new SteppedClock();
    private final SteppedConsumer consumer;
    private final SteppedOperator operator;
    private final SteppedWriters writers;
    private final Set<String> discarded = new HashSet<>();
    private boolean mended;
    private boolean aboutToCrash;

    Interleaving(long seed) {
        random = new Random(seed);
        writers = new SteppedWriters(random, world, SMALL);
        DedicatedConnections connections =
                DedicatedConnections.from(world.database().appDataSource());
        relays = Stream.generate(() -> new SteppedRelay(connections, broker))
                .limit(2)
                .toList();
        consumer = new SteppedConsumer(
                bean(Subscriptions.class),
                bean(MessageCatalog.class),
                bean(Tables.class),
                new TopicPartition(world.events(), 0),
                clock);
        operator = new SteppedOperator(
                world.sql(), bean(Consumers.class), bean(Tables.class).transactions());
        obstruct();
    }

    private <T> T bean(Class<T> type) {
        return node.context().getBean(type);
    }

    private void obstruct() {
        node.effects().obstruct("poison", () -> {
            if (!mended) {
                throw new IllegalStateException("cannot stand it");
            }
        });
        node.effects().obstruct("hesitant", () -> {
            if (!mended && random.nextInt(3) > 0) {
                throw new CannotAcquireLockException("not yet");
            }
        });
        node.effects().obstruct("fine", () -> {
            if (aboutToCrash && random.nextInt(3) == 0) {
                aboutToCrash = false;
                throw new OutOfMemoryError("inside the transaction");
            }
        });
    }

    /** Somebody takes a step. */
    void step() throws SQLException, InterruptedException {
        int who = random.nextInt(100);
        if (who < 40) {
            writers.step();
        } else if (who < 62) {
            relay().step();
        } else if (who < 78) {
            broker.answer(random, Answer.ACK);
        } else if (who < 94) {
            consume();
        } else if (who < 97) {
            disturb();
        } else {
            operate();
        }
    }

    private SteppedRelay relay() {
        return relays.get(random.nextInt(relays.size()));
    }

    private void consume() {
        switch (random.nextInt(8)) {
            case 0 -> consumer.commit();
            case 1 -> clock.advance(Duration.ofSeconds(random.nextInt(30)));
            case 2, 3 -> consumer.retry();
            default -> consumer.poll(broker.log(), 1 + random.nextInt(20));
        }
    }

    private void disturb() {
        switch (random.nextInt(10)) {
            case 0 -> relay().losesItsLockWhilePaused();
            case 1 -> relay().close();
            case 2 -> broker.answer(random, Answer.LOST_ACK);
            case 3 -> broker.answer(random, Answer.FAILURE);
            case 4 -> consumer.crash();
            case 5 -> consumer.rewind(random.nextInt(50));
            case 6 -> clock.advance(Duration.ofMinutes(random.nextInt(8)));
            case 7, 8 -> world.endTheRelaysLock();
            default -> aboutToCrash = true;
        }
    }

    private void operate() {
        switch (random.nextInt(5)) {
            case 0 -> mended = !mended;
            case 1 -> letter().ifPresent(letter -> replay(letter.key()));
            case 2 -> letter().ifPresent(this::discard);
            case 3 -> broker.limit(random.nextBoolean() ? LARGE : SMALL);
            default -> releaseTheQuarantine();
        }
    }

    private record Letter(long id, String key, long number) {}

    private Optional<Letter> letter() {
        List<Letter> letters = world.sql()
                .sql("SELECT id, key, sequence FROM dead_letter ORDER BY id")
                .query((row, _) -> new Letter(row.getLong(1), row.getString(2), row.getLong(3)))
                .list();
        return letters.stream().skip(random.nextInt(letters.size() + 1)).findFirst();
    }

    private void replay(String key) {
        aboutToCrash = false;
        operator.replay(world.consumer(), world.events(), key);
    }

    private void discard(Letter letter) {
        aboutToCrash = false;
        discarded.add(letter.key() + " " + letter.number());
        operator.discard(letter.id(), world.consumer(), world.events(), letter.key());
    }

    private void releaseTheQuarantine() {
        world.sql().sql("UPDATE outbox_quarantine SET released_at = now()").update();
    }

    /** Everybody becomes well and goes on to the end. */
    void finish() throws SQLException {
        writers.finish();
        broker.limit(LARGE);
        mended = true;
        aboutToCrash = false;
        until("all is sent", () -> {
            releaseTheQuarantine();
            for (int i = 0; i < 50; i++) {
                stepUninterrupted(relays.getFirst().leads() ? relays.getFirst() : relays.getLast());
                stepUninterrupted(relays.getFirst());
                while (broker.answer(random, Answer.ACK)) {
                    // The next one.
                }
            }
            return world.count("outbox") + world.count("outbox_quarantine") == 0;
        });
        until("all is applied", () -> {
            clock.advance(Duration.ofSeconds(20));
            consumer.retry();
            consumer.poll(broker.log(), 50);
            letter().ifPresent(letter -> replay(letter.key()));
            return consumer.isAtTheEndOf(broker.log()) && world.count("dead_letter") == 0;
        });
    }

    private static void stepUninterrupted(SteppedRelay relay) {
        try {
            relay.step();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s in time", what).isLessThan(end);
        }
    }

    /** What writers committed, in the order of each aggregate. */
    Map<String, List<Long>> committed() {
        return writers.committed((_, _) -> true);
    }

    /** The same without what the operator discarded. */
    Map<String, List<Long>> committedAndNotDiscarded() {
        return writers.committed((key, number) -> !discarded.contains(key + " " + number));
    }

    World world() {
        return world;
    }

    SteppedBroker broker() {
        return broker;
    }

    Node node() {
        return node;
    }

    @Override
    public void close() {
        relays.forEach(SteppedRelay::close);
        world.close();
    }
}
