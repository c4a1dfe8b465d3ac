package dev.waybill.messaging.adopting;

import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Subscriptions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Transactional;

/** One event, one consumer. */
@Configuration
@EnableAutoConfiguration
class SignUps {

    record SignedUp(String email) {}

    @Autowired
    Outbox outbox;

    @Bean
    static MessageType<SignedUp> signedUp(Stranger stranger) {
        return MessageType.event("signed-up.v1", SignedUp.class, stranger.topic(), SignedUp::email);
    }

    @Bean
    static Subscriptions greeter(Stranger stranger) {
        return Subscriptions.forConsumer(stranger.topic())
                .on(SignedUp.class, event -> stranger.received().add(event.email()));
    }

    @Transactional
    public void signUp(String email) {
        outbox.publish(new SignedUp(email));
    }
}
