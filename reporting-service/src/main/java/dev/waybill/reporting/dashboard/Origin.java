package dev.waybill.reporting.dashboard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt to log in comes from.
 *
 * @param address of the caller, or of the gateway before it
 * @param device the browser's, if it has logged in before
 */
record Origin(String address, @Nullable String device) {

    private static final int NETWORK_BYTES = 8;

    boolean isKnown() {
        return device != null;
    }

    /** Whose attempts count together: a browser that is known, an address, or a network of IPv6 (/64), which has but one owner. */
    String guesser() {
        if (device != null) {
            return device;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? Arrays.toString(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
