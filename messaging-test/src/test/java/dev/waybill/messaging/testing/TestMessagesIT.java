package dev.waybill.messaging.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.testing.WithInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the page of this module promises, held by an application that adds up what it receives. */
@SpringBootTest
@WithInfrastructure(schema = "sums")
class TestMessagesIT {

    @Autowired
    private TestMessages messages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void deliversOnceAndShowsWhatWasSent() {
        messages.deliver(new Added("once", 1, 5)).awaitHandledBy("sums");

        assertThat(messages.awaitSent(Summed.class, "once", 1)).containsExactly(new Summed("once", 5));
    }

    @Test
    void deliversTheSameMessageTwice() {
        TestMessage message = messages.message(new Added("twice", 1, 5));

        messages.deliver(message);
        messages.deliver(message).awaitHandledBy("sums");

        assertThat(messages.awaitSent(Summed.class, "twice", 1)).containsExactly(new Summed("twice", 5));
        assertThat(lettersOf("twice")).isEmpty();
    }

    @Test
    void deliversSoLateThatTheInboxHasForgotten() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(30));

        messages.deliver(messages.message(new Added("late", 1, 5)).sentAt(longAgo))
                .awaitHandledBy("sums");

        assertThat(lettersOf("late")).containsExactly("TOO_OLD");
    }

    @Test
    void deliversOutOfOrder() {
        messages.deliver(new Added("swapped", 2, 7));
        messages.deliver(new Added("swapped", 1, 5)).awaitHandledBy("sums");
        messages.deliver(messages.message(new Added("swapped", 1, 1)).inEpoch(1))
                .awaitHandledBy("sums");

        assertThat(messages.awaitSent(Summed.class, "swapped", 2))
                .containsExactly(new Summed("swapped", 7), new Summed("swapped", 8));
    }

    @Test
    void doesNotTakeWhatWasDeliveredForSent() {
        messages.deliver(messages.message(new Added("sum", 1, 5)).from("/elsewhere"))
                .awaitHandledBy("sums");

        assertThat(messages.sent(Added.class)).isEmpty();
    }

    @Test
    void knowsTheTypesOfTheApplicationOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> messages.message("text"));
    }

    private List<String> lettersOf(String key) {
        return jdbc.sql("SELECT reason FROM dead_letter WHERE key = ?")
                .param(key)
                .query((row, _) -> row.getString(1))
                .list();
    }

    record Added(String sum, long number, int amount) {}

    record Summed(String sum, int total) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Sums {

        @Bean
        MessageType<Added> added() {
            return MessageType.event("added.v1", Added.class, "additions", Added::sum, Added::number);
        }

        @Bean
        MessageType<Summed> summed() {
            return MessageType.event("summed.v1", Summed.class, "sums", Summed::sum);
        }

        @Bean
        Subscriptions sums(JdbcClient jdbc, Outbox outbox) {
            return Subscriptions.forConsumer("sums").on(Added.class, added -> {
                int total = jdbc.sql("""
                    INSERT INTO sum AS known VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET total = known.total + excluded.total RETURNING total\
                    """)
                        .params(added.sum(), added.amount())
                        .query(Integer.class)
                        .single();
                outbox.publish(new Summed(added.sum(), total));
            });
        }
    }
}
