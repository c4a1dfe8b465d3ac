package dev.waybill.platform.bus;

import java.util.Map;

/** A principal of Kafka and its password. */
public record Login(String user, String password) {

    static final String MECHANISM = "SCRAM-SHA-256";
    static final String PROTOCOL = "SASL_PLAINTEXT";

    /** What a client needs besides the address. */
    public Map<String, String> clientSettings() {
        return Map.of(
                "security.protocol", PROTOCOL,
                "sasl.mechanism", MECHANISM,
                "sasl.jaas.config", jaas("scram.ScramLoginModule"));
    }

    /** As a section of JAAS for one of Kafka's modules. */
    String jaas(String module, String... further) {
        return "org.apache.kafka.common.security.%s required username=\"%s\" password=\"%s\"%s;"
                .formatted(module, user, password, String.join("", further));
    }

    @Override
    public String toString() {
        return user;
    }
}
