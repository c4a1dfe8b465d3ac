package dev.waybill.web.failure;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
public final class BodyProblems {

    private static final String TRAILING = "Trailing token";
    private static final Pattern DOUBLED = Pattern.compile("Duplicate Object property \"([^\"]{1,200})\"");
    private static final int SHOWN = 200;

    private BodyProblems() {}

    static ProblemException of(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge tooLarge) {
                return tooLarge(tooLarge.limit());
            }
        }
        return switch (unreadable.getCause()) {
            case DatabindException e -> ofObject(e);
            case JacksonException e -> ofSyntax(e);
            case IOException e -> brokenOff(e);
            case null, default -> Problems.MALFORMED_BODY.because("The request needs a JSON body.");
        };
    }

    /** The body did not come whole, which is never the fault of the service. */
    public static ProblemException brokenOff(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return RequestProblems.ofStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
            }
        }
        return Problems.BAD_REQUEST.because("The body broke off, or is not sent as HTTP wants it.");
    }

    private static ProblemException ofObject(DatabindException object) {
        return switch (object) {
            case PropertyBindingException e ->
                ProblemException.invalid(path(e), "is not known here" + known(e.getKnownPropertyIds()));
            case ValueInstantiationException e -> ProblemException.invalid(path(e), reasonOf(e));
            case MismatchedInputException e
            when String.valueOf(e.getOriginalMessage()).startsWith(TRAILING) ->
                Problems.MALFORMED_BODY.because("Nothing may follow the object" + at(e) + ".");
            case MismatchedInputException e
            when e.getPath().isEmpty() ->
                Problems.MALFORMED_BODY.because("The body " + RequestProblems.mustBe(e.getTargetType()) + ".");
            case InvalidFormatException e
            when StorableText.isRefused(e.getValue()) -> ProblemException.invalid(path(e), StorableText.REFUSAL);
            case MismatchedInputException e ->
                ProblemException.invalid(path(e), RequestProblems.mustBe(e.getTargetType()));
            case DatabindException e when !e.getPath().isEmpty() -> ProblemException.invalid(path(e), "cannot be read");
            case DatabindException e -> malformed(e);
        };
    }

    private static ProblemException ofSyntax(JacksonException syntax) {
        Matcher doubled = DOUBLED.matcher(String.valueOf(syntax.getOriginalMessage()));
        if (doubled.lookingAt()) {
            return ProblemException.invalid(pathTo(syntax, doubled.group(1)), "must stand only once");
        }
        return switch (syntax) {
            case InputCoercionException e
            when !e.getPath().isEmpty() ->
                ProblemException.invalid(
                        path(e),
                        Bounds.textOf(e)
                                .orElseGet(() -> RequestProblems.mustBe(e.getTargetType()) + " that is not so large"));
            case StreamConstraintsException e ->
                Problems.MALFORMED_BODY.because("The body is nested too deeply, or has a number or name too long.");
            default -> malformed(syntax);
        };
    }

    private static ProblemException malformed(JacksonException e) {
        return Problems.MALFORMED_BODY.because("The body is not well-formed JSON" + at(e) + ".");
    }

    private static String pathTo(JacksonException e, String name) {
        String parent = path(e);
        return parent.isEmpty() || parent.equals(name) || parent.endsWith("." + name)
                ? (parent.isEmpty() ? name : parent)
                : parent + "." + name;
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
        String shown = path.startsWith(".") ? path.substring(1) : path;
        return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
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
