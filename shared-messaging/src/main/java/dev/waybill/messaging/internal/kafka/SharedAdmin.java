package dev.waybill.messaging.internal.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.ForwardingAdmin;

/** One admin client for many users, none of which can close it for the others. */
final class SharedAdmin extends ForwardingAdmin {

    SharedAdmin(Map<String, Object> settings) {
        super(settings);
    }

    @Override
    public void close(Duration timeout) {
        // It is shared.
    }

    /** Closes it for all. */
    void shutDown() {
        super.close(Duration.ZERO);
    }
}
