package dev.waybill.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.provider.fault.FaultInjector;
import dev.waybill.provider.http.Problem;
import dev.waybill.provider.http.Request;
import dev.waybill.provider.http.Routes;
import dev.waybill.provider.payment.NewPayment;
import dev.waybill.provider.payment.Operation;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What merchants use: {@code /v1/payments}. */
final class PaymentApi {

    private static final int FINGERPRINT_BYTES = 16;

    private final Payments payments;
    private final FaultInjector faults;

    PaymentApi(Payments payments, FaultInjector faults) {
        this.payments = payments;
        this.faults = faults;
    }

    void addTo(Routes routes) {
        routes.onBody("POST", "/v1/payments", (request, _) -> authorise(request))
                .on("GET", "/v1/payments/{id}", this::show);
        for (Operation operation : List.of(Operation.CAPTURE, Operation.VOID, Operation.REFUND)) {
            routes.on(
                    "POST",
                    "/v1/payments/{id}/" + operation.name().toLowerCase(Locale.ROOT),
                    (request, id) -> change(request, id, operation));
        }
    }

    private void authorise(Request request) throws IOException {
        String key = request.idempotencyKey();
        NewPayment.Valid payment = request.body(NewPayment.class).validated();
        faults.beforeDoing(Operation.AUTHORISE);
        Payments.Answer answer = payments.authorise(
                new Payments.Call(Operation.AUTHORISE, key, fingerprint("authorise", payment)), payment);
        faults.afterDoing(Operation.AUTHORISE);
        request.header("Location", "/v1/payments/" + answer.entry().payment().id());
        answer(request, 201, answer);
    }

    private void change(Request request, String paymentId, Operation operation) throws IOException {
        String key = request.idempotencyKey();
        faults.beforeDoing(operation);
        Payments.Answer answer =
                payments.change(new Payments.Call(operation, key, fingerprint(operation, paymentId)), paymentId);
        faults.afterDoing(operation);
        answer(request, 200, answer);
    }

    private void show(Request request, String paymentId) throws IOException {
        faults.beforeReading();
        request.answer(200, payments.get(paymentId));
    }

    private static void answer(Request request, int status, Payments.Answer answer) throws IOException {
        if (answer.repeated()) {
            request.header("Idempotency-Replayed", "true");
        }
        String refusal = answer.entry().refusal();
        if (refusal != null) {
            throw Problem.refused(refusal);
        }
        request.answer(status, answer.entry().payment());
    }

    private static String fingerprint(Object... content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(List.of(content).toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
