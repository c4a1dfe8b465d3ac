package dev.waybill.web.validation;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Why an operator does something by hand: it goes into the audit trail.
 *
 * @param note what was seen, or what came of it
 */
@Schema(name = "Note", description = "Why something is done by hand; it stays in the audit trail")
public record Note(
        @PlainText(max = Note.MAX, message = "must say why")
        @Schema(example = "order-service was restored, the order is lost")
        String note) {

    /** How long it may be. */
    public static final int MAX = 500;
}
