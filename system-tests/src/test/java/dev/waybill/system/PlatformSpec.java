package dev.waybill.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the platform of a test is started; tests that say the same share it. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface PlatformSpec {

    /** Where it keeps its data. */
    String in();

    /** Options of {@code ./platform up}. */
    String[] with() default {};
}
