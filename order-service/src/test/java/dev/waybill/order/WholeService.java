package dev.waybill.order;

import dev.waybill.testing.WithInfrastructure;
import dev.waybill.web.testing.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The whole service on real PostgreSQL and Kafka; it ends with the test class, since its consumers have fixed names. It
 * waits long for products, since the first ones come only once the consumers have joined their groups; and it admits what races
 * send at once, however busy the machine is.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"waybill.order.catalogue.patience=60s", "waybill.web.concurrency.min=64"})
@WithInfrastructure(schema = "orders")
@Import(TestTokens.class)
@DirtiesContext
@interface WholeService {}
