package dev.waybill.events.payment;

import java.util.UUID;

/** Take the held amount. Answered by {@link PaymentCaptured} or {@link PaymentCaptureFailed}. */
public record CapturePayment(UUID orderId) implements PaymentCommand {}
