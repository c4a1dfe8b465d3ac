package dev.waybill.web.problem;

/**
 * One thing to mend in a request.
 *
 * @param field the path of the field, such as {@code lines[0].quantity}, or the name of a parameter or header
 * @param message what it must be
 */
public record InvalidField(String field, String message) {}
