package dev.waybill.messaging.internal.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A topic of one partition whose broker answers a step at a time. What a producer has sent is answered in order. */
public final class SteppedBroker {

    private static final TopicPartition THE_ONLY = new TopicPartition("stepped", 0);

    private final List<ProducerRecord<byte[], byte[]>> log = new ArrayList<>();
    private final Set<Connection> open = new HashSet<>();
    private int bytesAtMost;

    /** With a limit for messages. */
    public SteppedBroker(int bytesAtMost) {
        this.bytesAtMost = bytesAtMost;
    }

    /** How the broker answers. */
    public enum Answer {
        /** Stored and acknowledged, unless the message is too large. */
        ACK,
        /** Stored, but its acknowledgement is lost. */
        LOST_ACK,
        /** Not stored; it may be tried again. */
        FAILURE
    }

    /** A new limit for messages. */
    public synchronized void limit(int bytes) {
        bytesAtMost = bytes;
    }

    /** What stands on the topic, in its order. */
    public synchronized List<ProducerRecord<byte[], byte[]>> log() {
        return List.copyOf(log);
    }

    /** Of a key's messages, as they stand on the topic. */
    public List<Long> sequencesOf(String key) {
        return log().stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .map(record -> Long.valueOf(
                        new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8)))
                .toList();
    }

    /** Answers some of what a producer waits for; whether one waited. */
    public boolean answer(Random random, Answer answer) {
        Optional<Connection> waiting = oneThatWaits(random);
        waiting.ifPresent(connection -> {
            for (int i = random.nextInt(8); i > 0; i--) {
                connection.answer(Answer.ACK);
            }
            connection.answer(answer);
        });
        return waiting.isPresent();
    }

    private synchronized Optional<Connection> oneThatWaits(Random random) {
        List<Connection> waiting =
                open.stream().filter(connection -> !connection.sent.isEmpty()).toList();
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.get(random.nextInt(waiting.size())));
    }

    synchronized Producer<byte[], byte[]> connect() {
        Connection connection = new Connection();
        open.add(connection);
        return connection;
    }

    private record Sent(ProducerRecord<byte[], byte[]> record, Callback callback) {}

    private final class Connection extends MockProducer<byte[], byte[]> {

        private final Deque<Sent> sent = new ArrayDeque<>();
        private boolean gone;

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            synchronized (SteppedBroker.this) {
                if (gone) {
                    throw new IllegalStateException("the producer is closed");
                }
                sent.add(new Sent(record, callback == null ? (_, _) -> {} : callback));
                return new CompletableFuture<>();
            }
        }

        void answer(Answer answer) {
            synchronized (SteppedBroker.this) {
                Sent oldest = sent.poll();
                if (oldest == null) {
                    return;
                }
                boolean fits = oldest.record().value().length <= bytesAtMost;
                if (!fits) {
                    fail(oldest, new RecordTooLargeException("too large"));
                    return;
                }
                if (answer != Answer.FAILURE) {
                    log.add(oldest.record());
                }
                if (answer == Answer.ACK) {
                    oldest.callback().onCompletion(new RecordMetadata(THE_ONLY, log.size() - 1L, 0, 0, 0, 0), null);
                } else {
                    fail(oldest, new TimeoutException("nobody answers"));
                }
            }
        }

        private void fail(Sent one, KafkaException failure) {
            one.callback().onCompletion(null, failure);
        }

        /** As Kafka's own: what has not left yet never does. */
        @Override
        public void close(Duration timeout) {
            synchronized (SteppedBroker.this) {
                gone = true;
                open.remove(this);
                while (!sent.isEmpty()) {
                    fail(sent.remove(), new KafkaException("the producer was closed"));
                }
            }
        }
    }
}
