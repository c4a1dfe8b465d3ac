package dev.waybill.web.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The code of a currency that one pays in; {@code null} is none, and let pass. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsoCurrency.Known.class)
public @interface IsoCurrency {

    String message() default "must be an ISO 4217 code of money, such as EUR";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Knows the JDK's currencies, less those that are no money, such as gold. */
    final class Known implements ConstraintValidator<IsoCurrency, String> {

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            try {
                return code == null || Currency.getInstance(code).getDefaultFractionDigits() >= 0;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
