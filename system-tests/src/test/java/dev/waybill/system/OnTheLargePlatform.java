package dev.waybill.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test on a platform as it is spread over machines: two instances of each service, and a PostgreSQL cluster for each
 * service. It runs once the one that all other tests share has stopped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("own-platform")
@PlatformSpec(
        in = "target/platform-large",
        with = {
            "--own-clusters",
            "--no-catalogue",
            "--instances",
            "order-service=2,inventory-service=2,payment-service=2,reporting-service=2"
        })
@ExtendWith(PlatformExtension.class)
@interface OnTheLargePlatform {}
