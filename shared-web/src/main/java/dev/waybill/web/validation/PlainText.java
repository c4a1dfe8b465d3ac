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
import org.jspecify.annotations.Nullable;

/**
 * One line of text that a person can see: not only blanks and format characters, no control character (a line break, an
 * escape sequence), and nothing that turns the direction of what follows. Its length counts characters as OpenAPI does:
 * an emoji is one.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Line.class)
public @interface PlainText {

    /** What no such text has in it. */
    String PATTERN = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*$";

    /** How many characters at most. */
    int max();

    /** Of a text that is missing or invisible. */
    String message() default "must not be blank";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Holds a text against all of it, and says what it is that does not hold. */
    final class Line implements ConstraintValidator<PlainText, String> {

        /** Letters by their category, of which nothing is seen. */
        private static final String BLANK_LETTERS = "\u115F\u1160\u2800\u3164\uFFA0";

        private static final String TURNS = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

        private int max;

        @Override
        public void initialize(PlainText annotation) {
            max = annotation.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null || text.codePoints().noneMatch(Line::isSeen)) {
                return false;
            }
            if (text.codePointCount(0, text.length()) > max) {
                return because("must have at most " + max + " characters", context);
            }
            if (text.codePoints().anyMatch(Line::isRefused)) {
                return because(
                        "must have no control character, such as a line break, and none that turns the direction",
                        context);
            }
            return true;
        }

        private static boolean because(String message, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
            return false;
        }

        private static boolean isSeen(int point) {
            return switch (Character.getType(point)) {
                case Character.SPACE_SEPARATOR,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.CONTROL,
                        Character.FORMAT,
                        Character.NON_SPACING_MARK,
                        Character.ENCLOSING_MARK,
                        Character.SURROGATE,
                        Character.UNASSIGNED -> false;
                default -> BLANK_LETTERS.indexOf(point) < 0;
            };
        }

        private static boolean isRefused(int point) {
            return switch (Character.getType(point)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                default -> TURNS.indexOf(point) >= 0;
            };
        }
    }
}
