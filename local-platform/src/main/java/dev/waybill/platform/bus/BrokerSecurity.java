package dev.waybill.platform.bus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * A broker that knows its clients and refuses what no rule allows: SCRAM for clients and brokers, PLAIN among controllers, whose
 * quorum does not speak SCRAM. Without TLS, so for loopback only.
 */
public record BrokerSecurity(Logins logins) {

    /** Adds what the node needs to its settings. */
    public void addTo(Properties settings) {
        settings.setProperty("listener.security.protocol.map", "CLIENT:%1$s,CONTROLLER:%1$s".formatted(Login.PROTOCOL));
        settings.putAll(authentication());
        settings.putAll(authorisation());
    }

    private Map<String, String> authentication() {
        Login broker = logins.of(Logins.BROKER);
        Login controller = logins.of(Logins.CONTROLLER);
        String ofTheController = " user_%s=\"%s\"".formatted(controller.user(), controller.password());
        return Map.of(
                "sasl.enabled.mechanisms",
                Login.MECHANISM,
                "sasl.mechanism.inter.broker.protocol",
                Login.MECHANISM,
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "listener.name.controller.sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.client.%s.sasl.jaas.config".formatted(Login.MECHANISM.toLowerCase(Locale.ROOT)),
                broker.jaas("scram.ScramLoginModule"),
                "listener.name.controller.plain.sasl.jaas.config",
                controller.jaas("plain.PlainLoginModule", ofTheController));
    }

    private static Map<String, String> authorisation() {
        return Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "false",
                "super.users", "User:%s;User:%s".formatted(Logins.BROKER, Logins.CONTROLLER));
    }

    /** The credentials that a directory is formatted with (KIP-900). */
    public List<String> scramArguments() {
        return logins.all().stream()
                .map(login -> "%s=[name=%s,password=%s]".formatted(Login.MECHANISM, login.user(), login.password()))
                .toList();
    }
}
