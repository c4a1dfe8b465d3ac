package dev.waybill.example;

import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Subscriptions;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Somebody signs up, and is greeted: one service, one event, one consumer. */
@RestController
@SpringBootApplication
public class SignUps {

    record SignedUp(String email) {}

    @Autowired
    Outbox outbox;

    @Bean
    static MessageType<SignedUp> signedUp() {
        return MessageType.event("signed-up.v1", SignedUp.class, "sign-ups", SignedUp::email);
    }

    @Bean
    static Subscriptions greeter(Greetings greetings) {
        return Subscriptions.forConsumer("greeter").on(SignedUp.class, event -> greetings.greet(event.email()));
    }

    @Transactional
    @PostMapping("/sign-ups")
    public void signUp(@RequestParam String email) {
        outbox.publish(new SignedUp(email));
    }

    @RestController
    record Greetings(JdbcClient jdbc) {

        void greet(String email) {
            jdbc.sql("INSERT INTO greeting (email) VALUES (?)").param(email).update();
        }

        @GetMapping("/greetings")
        List<?> all() {
            return jdbc.sql("SELECT email FROM greeting").query().listOfRows();
        }
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SignUps.class, arguments);
    }
}
