package dev.waybill.messaging.internal.relay;

import dev.waybill.messaging.internal.relay.shipping.StoredMessage;

/** What has an order of its own. */
record TopicKey(String topic, String key) {

    static TopicKey of(StoredMessage message) {
        return new TopicKey(message.topic(), message.key());
    }
}
