package dev.waybill.web.failure;

import static dev.waybill.web.problem.ProblemException.invalid;

import dev.waybill.web.problem.InvalidField;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What was wrong with a request, as Spring MVC saw it. */
final class RequestProblems {

    private RequestProblems() {}

    static Optional<ProblemException> of(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case MethodArgumentNotValidException e -> invalid(errorsOf(e.getBindingResult()));
                    case HandlerMethodValidationException e -> invalid(errorsOf(e));
                    case ConstraintViolationException e -> invalid(errorsOf(e));
                    case MissingServletRequestParameterException e -> invalid(e.getParameterName(), "is required");
                    case MissingRequestHeaderException e -> invalid(e.getHeaderName(), "is a required header");
                    case MethodArgumentTypeMismatchException e -> invalid(e.getName(), mustBe(e.getRequiredType()));
                    case TypeMismatchException e -> invalid(nameOf(e), mustBe(e.getRequiredType()));
                    case HttpMessageNotReadableException e -> BodyProblems.of(e);
                    case BadRequestException e -> BodyProblems.brokenOff(e);
                    case InvalidParameterException e ->
                        badRequest(e.getErrorCode(), "A parameter cannot be read, or there are too many.");
                    case HttpRequestMethodNotSupportedException e -> methodNotAllowed(e);
                    case HttpMediaTypeNotSupportedException e -> unsupportedMediaType(e);
                    case HttpMediaTypeNotAcceptableException e -> notAcceptable(e);
                    case NoResourceFoundException e -> notFound(e.getResourcePath());
                    case NoHandlerFoundException e -> notFound(e.getRequestURL());
                    case ErrorResponse e -> ofStatus(e.getStatusCode().value());
                    default -> null;
                });
    }

    static ProblemException ofStatus(int status) {
        return switch (status) {
            case HttpServletResponse.SC_UNAUTHORIZED ->
                Problems.AUTHENTICATION_REQUIRED.because("Send a bearer token in the header Authorization.");
            case HttpServletResponse.SC_FORBIDDEN ->
                Problems.FORBIDDEN.because("The caller's roles do not allow this request.");
            case HttpServletResponse.SC_NOT_FOUND ->
                Problems.NOT_FOUND.because("Check the path; nothing is served under it.");
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED ->
                Problems.METHOD_NOT_ALLOWED.because("Use a method that the header Allow names.");
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE ->
                Problems.BODY_TOO_LARGE.because("Send a smaller body.");
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> PersistenceProblems.unavailable();
            case HttpServletResponse.SC_INTERNAL_SERVER_ERROR -> internalError();
            case HttpServletResponse.SC_REQUEST_TIMEOUT ->
                Problems.BODY_TIMEOUT.because("Send the body as a whole, without long pauses; nothing was done.");
            case HttpServletResponse.SC_NOT_IMPLEMENTED ->
                badRequest(status, "The method or the transfer coding is not one that this server knows.");
            case HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED -> badRequest(status, "Use HTTP/1.1.");
            default -> badRequest(status, "The request line, the path or a header is malformed or too long.");
        };
    }

    /** A problem of the kind bad-request, with a status that is closer than 400. */
    static ProblemException badRequest(int status, String detail) {
        return new ProblemType(Problems.BAD_REQUEST.slug(), status, Problems.BAD_REQUEST.title()).because(detail);
    }

    static ProblemException internalError() {
        return Problems.INTERNAL_ERROR.because(
                "The request may be right: try again, with the same Idempotency-Key where one is used. If it stays,"
                        + " report the time, and the traceId if there is one.");
    }

    private static ProblemException notFound(String path) {
        String shown = path.startsWith("/") ? path : "/" + path;
        return Problems.NOT_FOUND.because("Nothing is served under " + shown + ".");
    }

    private static ProblemException methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        String allowed = String.join(", ", served(e));
        return Problems.METHOD_NOT_ALLOWED
                .because(e.getMethod() + " is not supported here; use " + allowed + ".")
                .withHeader(HttpHeaders.ALLOW, allowed);
    }

    /** Whatever answers GET answers HEAD. */
    private static Set<String> served(HttpRequestMethodNotSupportedException e) {
        String[] supported = Objects.requireNonNullElse(e.getSupportedMethods(), new String[0]);
        Set<String> served = new TreeSet<>(Arrays.asList(supported));
        if (served.contains(HttpMethod.GET.name())) {
            served.add(HttpMethod.HEAD.name());
        }
        return served;
    }

    private static ProblemException unsupportedMediaType(HttpMediaTypeNotSupportedException e) {
        String sent = e.getContentType() == null ? "none" : e.getContentType().toString();
        return Problems.UNSUPPORTED_MEDIA_TYPE
                .because("Send Content-Type: application/json; the request had " + sent + ".")
                .withHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
    }

    private static ProblemException notAcceptable(HttpMediaTypeException e) {
        return Problems.NOT_ACCEPTABLE.because("Accept one of " + e.getSupportedMediaTypes() + ".");
    }

    private static List<InvalidField> errorsOf(BindingResult result) {
        return result.getAllErrors().stream().map(RequestProblems::errorOf).toList();
    }

    private static InvalidField errorOf(ObjectError error) {
        String field = error instanceof FieldError ofField ? ofField.getField() : error.getObjectName();
        boolean mistyped = error instanceof FieldError ofField && ofField.isBindingFailure();
        return new InvalidField(field, mistyped ? "has the wrong type" : messageOf(error));
    }

    private static List<InvalidField> errorsOf(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .flatMap(RequestProblems::errorsOf)
                .toList();
    }

    private static Stream<InvalidField> errorsOf(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return errors.getAllErrors().stream().map(RequestProblems::errorOf);
        }
        String name = Optional.ofNullable(result.getMethodParameter().getParameterName())
                .orElse("parameter");
        return result.getResolvableErrors().stream().map(error -> new InvalidField(name, messageOf(error)));
    }

    private static List<InvalidField> errorsOf(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(violation -> new InvalidField(violation.getPropertyPath().toString(), violation.getMessage()))
                .toList();
    }

    private static String messageOf(MessageSourceResolvable error) {
        return Optional.ofNullable(error.getDefaultMessage()).orElse("is not valid");
    }

    private static String nameOf(TypeMismatchException e) {
        return Optional.ofNullable(e.getPropertyName()).orElse("value");
    }

    /** What a value of this type must look like, for a caller who knows no Java. */
    static String mustBe(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be an array";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        return switch (type.getSimpleName()) {
            case "int", "long", "short", "Integer", "Long", "Short" -> "must be a whole number";
            case "Instant" -> "must be a time like 2026-11-23T12:00:00Z";
            case "LocalDate" -> "must be a date like 2026-11-23";
            case "String" -> "must be a string";
            case "boolean", "Boolean" -> "must be true or false";
            case "BigDecimal", "double", "Double" -> "must be a number";
            default ->
                type.isRecord()
                        ? "must be an object"
                        : "must be a " + type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
