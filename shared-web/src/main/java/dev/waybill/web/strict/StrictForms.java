package dev.waybill.web.strict;

import dev.waybill.web.validation.Forms;
import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads the texts of paths and queries in one form each. These are editors and no converters: behind a converter that
 * refuses a text, Spring tries its own editors, which take hexadecimal numbers, {@code yes}, {@code on} and short UUIDs.
 */
@ControllerAdvice
final class StrictForms {

    @InitBinder
    void readStrictly(WebDataBinder binder) {
        register(binder, Forms::wholeNumber, Long.class, long.class);
        register(binder, Forms::smallNumber, Integer.class, int.class);
        register(binder, Forms::flag, Boolean.class, boolean.class);
        register(binder, Forms::uuid, UUID.class);
        register(binder, Forms::date, LocalDate.class);
        register(binder, Forms::time, Instant.class);
    }

    private static void register(WebDataBinder binder, Function<String, Object> form, Class<?>... types) {
        for (Class<?> type : types) {
            binder.registerCustomEditor(type, new Editor(form));
        }
    }

    private static final class Editor extends PropertyEditorSupport {

        private final Function<String, Object> form;

        Editor(Function<String, Object> form) {
            this.form = form;
        }

        @Override
        public void setAsText(String text) {
            setValue(form.apply(text));
        }
    }
}
