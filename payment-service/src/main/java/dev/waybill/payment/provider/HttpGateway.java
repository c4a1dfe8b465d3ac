package dev.waybill.payment.provider;

import dev.waybill.payment.intent.application.PaymentGateway.NoAnswer;
import dev.waybill.payment.intent.application.PaymentGateway.UnexpectedResponse;
import dev.waybill.payment.intent.application.ProviderCall;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.domain.Reason;
import dev.waybill.payment.provider.ProviderMessages.NewPayment;
import dev.waybill.payment.provider.ProviderMessages.Problem;
import dev.waybill.payment.provider.ProviderMessages.ProviderPayment;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

/** One attempt at a call over HTTP, and what its answer means. */
class HttpGateway {

    private static final Map<Operation, String> DONE = Map.of(
            Operation.AUTHORIZE, "AUTHORISED",
            Operation.CAPTURE, "CAPTURED",
            Operation.VOID, "VOIDED",
            Operation.REFUND, "REFUNDED");

    private final RestClient http;

    HttpGateway(RestClient http) {
        this.http = http;
    }

    ProviderAnswer attempt(ProviderCall call) {
        try {
            return request(call)
                    .header("Idempotency-Key", call.idempotencyKey())
                    .accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .exchangeForRequiredValue((_, response) -> meaning(call, response));
        } catch (ResourceAccessException e) {
            throw new NoAnswer("the provider did not answer", e);
        }
    }

    private RestClient.RequestBodySpec request(ProviderCall call) {
        if (call.operation() == Operation.AUTHORIZE) {
            return http.post()
                    .uri("/v1/payments")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new NewPayment(
                            call.terms().amount().decimal(),
                            call.terms().amount().currency().getCurrencyCode(),
                            call.terms().paymentMethod(),
                            call.order().toString()));
        }
        String action = call.operation().name().toLowerCase(Locale.ROOT);
        return http.post().uri("/v1/payments/{id}/{action}", String.valueOf(call.providerPaymentId()), action);
    }

    private static ProviderAnswer meaning(ProviderCall call, ConvertibleClientHttpResponse response)
            throws IOException {
        HttpStatusCode status = response.getStatusCode();
        requireAnswer(status);
        if (status.is2xxSuccessful()) {
            return meaning(call, response.bodyTo(ProviderPayment.class));
        }
        return refusal(call, status, response.bodyTo(Problem.class));
    }

    /** A provider that is in trouble, or has too much to do, has not answered. */
    static void requireAnswer(HttpStatusCode status) {
        if (status.is5xxServerError() || status.value() == 429) {
            throw new NoAnswer("the provider answered " + status.value());
        }
    }

    private static ProviderAnswer meaning(ProviderCall call, @Nullable ProviderPayment payment) {
        if (payment == null || payment.id() == null || payment.status() == null) {
            throw new UnexpectedResponse("the provider's answer lacks the payment");
        }
        if (payment.status().equals("DECLINED")) {
            return new ProviderAnswer.Refused(payment.declineReason() == null ? "DECLINED" : payment.declineReason());
        }
        if (!payment.status().equals(DONE.get(call.operation()))) {
            throw new UnexpectedResponse("the provider says %s to %s".formatted(payment.status(), call.operation()));
        }
        try {
            return new ProviderAnswer.Done(payment.id(), payment.money());
        } catch (IllegalArgumentException e) {
            throw new UnexpectedResponse("the provider's amount makes no sense: " + e.getMessage());
        }
    }

    /** Some refusals are answers, others say that we or they have lost track: those leave the intent open. */
    private static ProviderAnswer refusal(ProviderCall call, HttpStatusCode status, @Nullable Problem problem) {
        String slug = problem == null ? "" : problem.slug();
        if (slug.equals("bad-request") && call.operation() == Operation.AUTHORIZE) {
            return new ProviderAnswer.Refused("INVALID_REQUEST");
        }
        return switch (slug) {
            case "capture-refused" -> new ProviderAnswer.Refused("CAPTURE_REFUSED");
            case "status-does-not-allow" -> new ProviderAnswer.Refused(Reason.STATUS_DOES_NOT_ALLOW);
            case "idempotency-key-in-use" -> throw new NoAnswer("an earlier call is still in work");
            default ->
                throw new UnexpectedResponse(
                        "the provider answered %d %s to %s".formatted(status.value(), slug, call.operation()));
        };
    }
}
