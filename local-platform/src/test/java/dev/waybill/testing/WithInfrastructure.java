package dev.waybill.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a Spring test a fresh database, as app role ({@code spring.datasource.*}) and owner ({@code spring.flyway.*}),
 * and the shared broker ({@code spring.kafka.bootstrap-servers}). Tests that share an application context share its
 * database. Inside a test both are at hand as beans: {@link TestDatabase} and {@link TestKafka}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface WithInfrastructure {

    /** The service's schema, such as {@code orders}; empty: no database. */
    String schema() default "";

    /** Whether the test needs the broker. */
    boolean kafka() default true;
}
