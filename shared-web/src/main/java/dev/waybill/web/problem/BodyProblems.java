package dev.waybill.web.problem;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What was wrong with a JSON body. */
final class BodyProblems {

    private BodyProblems() {}

    static ProblemException of(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge tooLarge) {
                return tooLarge(tooLarge.limit());
            }
        }
        return switch (unreadable.getCause()) {
            case PropertyBindingException e ->
                ProblemException.invalid(path(e), "is not known here" + known(e.getKnownPropertyIds()));
            case ValueInstantiationException e -> ProblemException.invalid(path(e), reasonOf(e));
            case MismatchedInputException e
            when e.getPath().isEmpty() ->
                Problems.MALFORMED_BODY.because("The body " + RequestProblems.mustBe(e.getTargetType()) + ".");
            case InvalidFormatException e
            when StorableText.isRefused(e.getValue()) -> ProblemException.invalid(path(e), StorableText.REFUSAL);
            case MismatchedInputException e ->
                ProblemException.invalid(path(e), RequestProblems.mustBe(e.getTargetType()));
            case InputCoercionException e
            when !e.getPath().isEmpty() ->
                ProblemException.invalid(path(e), RequestProblems.mustBe(e.getTargetType()) + " that is not so large");
            case StreamConstraintsException e ->
                Problems.MALFORMED_BODY.because("The body is nested too deeply, or has a number or name too long.");
            case DatabindException e when !e.getPath().isEmpty() -> ProblemException.invalid(path(e), "cannot be read");
            case JacksonException e ->
                Problems.MALFORMED_BODY.because("The body is not well-formed JSON" + at(e) + ".");
            case null, default -> Problems.MALFORMED_BODY.because("The request needs a JSON body.");
        };
    }

    static ProblemException tooLarge(DataSize limit) {
        return Problems.BODY_TOO_LARGE.because("A body may have at most " + limit.toBytes() + " bytes.");
    }

    private static String at(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse("");
    }

    private static String path(JacksonException e) {
        return path(e.getPath());
    }

    private static String path(List<JacksonException.Reference> references) {
        String path = references.stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : "." + reference.getPropertyName())
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String known(@Nullable Collection<Object> ids) {
        if (ids == null) {
            return "";
        }
        return new TreeSet<>(ids.stream().map(Object::toString).toList())
                .stream().collect(Collectors.joining(", ", "; known are ", ""));
    }

    private static String reasonOf(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
                ? reason.getMessage()
                : "cannot be read";
    }
}
