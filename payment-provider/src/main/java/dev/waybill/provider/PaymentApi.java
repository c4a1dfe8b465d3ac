package dev.waybill.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    void answer(Request request) throws IOException {
        List<String> path = request.path();
        if (path.size() < 2 || path.size() > 4 || !path.get(1).equals("payments")) {
            throw Problem.notFound("nothing is at this path");
        }
        switch (path.size()) {
            case 2 -> authorise(request);
            case 3 -> show(request, path.get(2));
            default -> change(request, path.get(2), operation(path.get(3)));
        }
    }

    private void authorise(Request request) throws IOException {
        request.require("POST");
        String key = request.idempotencyKey();
        NewPayment.Valid asked = request.body(NewPayment.class).validated();
        faults.beforeDoing(Operation.AUTHORISE);
        Payments.Answer answer =
                payments.authorise(new Payments.Call(Operation.AUTHORISE, key, fingerprint("authorise", asked)), asked);
        faults.afterDoing(Operation.AUTHORISE);
        request.header("Location", "/v1/payments/" + answer.entry().payment().id());
        tell(request, 201, answer);
    }

    private void change(Request request, String paymentId, Operation operation) throws IOException {
        request.require("POST");
        String key = request.idempotencyKey();
        request.body();
        faults.beforeDoing(operation);
        Payments.Answer answer =
                payments.change(new Payments.Call(operation, key, fingerprint(operation, paymentId)), paymentId);
        faults.afterDoing(operation);
        tell(request, 200, answer);
    }

    private void show(Request request, String paymentId) throws IOException {
        request.require("GET");
        request.answer(200, payments.get(paymentId));
    }

    private static void tell(Request request, int status, Payments.Answer answer) throws IOException {
        if (answer.repeated()) {
            request.header("Idempotency-Replayed", "true");
        }
        String refusal = answer.entry().refusal();
        if (refusal != null) {
            throw Problem.refused(refusal);
        }
        request.answer(status, answer.entry().payment());
    }

    private static Operation operation(String segment) {
        return switch (segment) {
            case "capture", "void", "refund" -> Operation.valueOf(segment.toUpperCase(Locale.ROOT));
            default -> throw Problem.notFound("a payment can be captured, voided or refunded");
        };
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
