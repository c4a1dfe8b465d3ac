package dev.waybill.payment.testing;

import dev.waybill.testing.WithInfrastructure;
import dev.waybill.web.testing.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole service on a real PostgreSQL, a real Kafka and a real {@link Provider}; all such tests share it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"waybill.payment.calls.lease=5s", "waybill.payment.calls.longest-pause=2s"})
@WithInfrastructure(schema = "payments")
@Import({TestTokens.class, ProviderStub.class})
public @interface PaymentServiceTest {}
