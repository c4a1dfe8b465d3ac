package dev.waybill.payment.crash;

import dev.waybill.payment.PaymentServiceApplication;
import dev.waybill.payment.intent.application.PaymentGateway;
import dev.waybill.payment.intent.application.ProviderCall;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.application.PaymentEvents;
import dev.waybill.payment.payment.domain.Payment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service as it is, but for one order and one operation it halts at a given point. */
public final class CrashingService {

    private CrashingService() {}

    public static void main(String[] args) {
        SpringApplication.from(PaymentServiceApplication::main).with(Trap.class).run(args);
    }

    @Configuration(proxyBeanMethods = false)
    static class Trap {

        @Bean
        static BeanPostProcessor trap() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case PaymentGateway gateway -> new TrappedGateway(gateway);
                        case PaymentEvents events ->
                            (PaymentEvents) payment -> {
                                events.publish(payment);
                                if (isIn(CrashPoint.BETWEEN_ANSWER_AND_COMMIT, payment)) {
                                    halt(CrashPoint.BETWEEN_ANSWER_AND_COMMIT);
                                }
                            };
                        default -> bean;
                    };
                }
            };
        }
    }

    private record TrappedGateway(PaymentGateway gateway) implements PaymentGateway {

        @Override
        public ProviderAnswer call(ProviderCall call) {
            if (isIn(CrashPoint.BETWEEN_INTENT_AND_CALL, call)) {
                halt(CrashPoint.BETWEEN_INTENT_AND_CALL);
            }
            if (isIn(CrashPoint.LINGER_BEFORE_THE_CALL, call)) {
                return callLate(call);
            }
            ProviderAnswer answer = gateway.call(call);
            if (isIn(CrashPoint.BETWEEN_CALL_AND_ANSWER, call)) {
                halt(CrashPoint.BETWEEN_CALL_AND_ANSWER);
            }
            return answer;
        }

        @Override
        public int capacity() {
            return gateway.capacity();
        }

        /** Reports that it is about to call, waits until it may, and reports that it has called. */
        private ProviderAnswer callLate(ProviderCall call) {
            Path marks = Path.of(setting("trap.marks"));
            try {
                Files.createFile(marks.resolve("about-to-call"));
                while (Files.notExists(marks.resolve("may-call"))) {
                    LockSupport.parkNanos(1_000_000);
                }
                ProviderAnswer answer = gateway.call(call);
                Files.createFile(marks.resolve("called"));
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isIn(CrashPoint point, ProviderCall call) {
        return setting("trap.point").equals(point.name())
                && setting("trap.order").equals(call.order().toString())
                && setting("trap.operation").equals(call.operation().name());
    }

    private static boolean isIn(CrashPoint point, Payment payment) {
        return setting("trap.point").equals(point.name())
                && setting("trap.order").equals(payment.order().toString())
                && payment.closed().stream()
                        .anyMatch(closed -> setting("trap.operation")
                                .equals(closed.operation().name()));
    }

    private static String setting(String name) {
        return Objects.requireNonNullElse(System.getProperty(name), "");
    }

    private static void halt(CrashPoint point) {
        Runtime.getRuntime().halt(point.exitStatus());
    }
}
