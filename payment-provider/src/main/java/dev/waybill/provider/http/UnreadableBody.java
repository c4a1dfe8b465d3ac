package dev.waybill.provider.http;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a body, in the words of the API: no names of classes. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Problem of(JacksonException e) {
        return Problem.badRequest(
                switch (e) {
                    case StreamReadException _ -> "the body is not valid JSON" + at(e.getLocation());
                    case UnrecognizedPropertyException unknown -> unknown.getPropertyName() + " is not known here";
                    case ValueInstantiationException refused
                    when refused.getCause() instanceof IllegalArgumentException reason ->
                        String.valueOf(reason.getMessage());
                    default ->
                        e.getPath().isEmpty() ? "a JSON object is expected" : path(e) + " has a value of another type";
                });
    }

    private static String at(TokenStreamLocation location) {
        return ": see line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
