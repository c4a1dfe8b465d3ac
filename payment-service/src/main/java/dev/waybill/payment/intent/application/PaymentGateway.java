package dev.waybill.payment.intent.application;

import dev.waybill.payment.intent.domain.ProviderAnswer;

/** The way to the payment provider; never used inside a transaction. */
public interface PaymentGateway {

    /**
     * Makes a keyed call: however often it is made, the provider does it at most once.
     *
     * @throws NoAnswer if the provider said nothing that counts; it may or may not have done it, so call again
     * @throws UnexpectedResponse if the provider said something that no repeat is likely to change
     */
    ProviderAnswer call(ProviderCall call);

    /** How many calls make sense now: none while the provider is known to be away, few while it comes back. */
    int capacity();

    /** Nothing is known of what the provider did. */
    class NoAnswer extends RuntimeException {
        public NoAnswer(String message, Throwable cause) {
            super(message, cause);
        }

        public NoAnswer(String message) {
            super(message);
        }
    }

    /** The provider contradicts what we know: a person has to look. */
    final class UnexpectedResponse extends NoAnswer {
        public UnexpectedResponse(String message) {
            super(message);
        }
    }
}
