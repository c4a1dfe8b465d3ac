package dev.waybill.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.example.SignUps.Greetings;
import dev.waybill.example.SignUps.SignedUp;
import dev.waybill.messaging.testing.TestMessage;
import dev.waybill.messaging.testing.TestMessages;
import dev.waybill.testing.WithInfrastructure;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@WithInfrastructure(schema = "example")
class SignUpsIT {

    @Autowired
    private SignUps signUps;

    @Autowired
    private Greetings greetings;

    @Autowired
    private TestMessages messages;

    @Test
    void greetsWhoSignsUp() {
        signUps.signUp("ada@example.org");

        assertThat(messages.awaitSent(SignedUp.class, "ada@example.org", 1))
                .containsExactly(new SignedUp("ada@example.org"));
        await().untilAsserted(() -> assertThat(greetings.all()).asString().contains("ada@example.org"));
    }

    @Test
    void greetsOnceWhoeverDeliversTheMessageTwice() {
        TestMessage message = messages.message(new SignedUp("bob@example.org"));

        messages.deliver(message);
        messages.deliver(message).awaitHandledBy("greeter");

        assertThat(greetings.all()).asString().containsOnlyOnce("bob@example.org");
    }
}
