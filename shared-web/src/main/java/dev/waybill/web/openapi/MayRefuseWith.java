package dev.waybill.web.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which problems, besides those that any such operation has, a controller method may answer with: their slugs. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayRefuseWith {

    /** Slugs of {@code Problems}, or of the service's {@code ProblemTypes}. */
    String[] value();
}
