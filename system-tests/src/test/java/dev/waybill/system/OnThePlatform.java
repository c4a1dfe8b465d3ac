package dev.waybill.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test on the one running platform; its methods and constructor may ask for a {@code Platform} or a {@code Shop}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PlatformSpec(in = "target/platform")
@ExtendWith(PlatformExtension.class)
public @interface OnThePlatform {}
