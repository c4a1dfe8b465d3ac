package dev.waybill.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/**
 * Refuses to start with what everybody knows or many may have: the passwords of the examples, and a signing key from a file,
 * unless this is a demo or only this machine can reach it.
 */
final class ExampleCredentials {

    private static final List<String> EXAMPLES = List.of("change-me", "throw-away");
    private static final String KEY_FILE = "waybill.security.key-set-location";

    private ExampleCredentials() {}

    static void refuse(ConfigurableEnvironment environment) {
        if (environment.getProperty("waybill.demo", Boolean.class, false)) {
            return;
        }
        for (String name : passwords(environment)) {
            String password = environment.getProperty(name, "").toLowerCase(Locale.ROOT);
            if (EXAMPLES.stream().anyMatch(password::startsWith)) {
                throw refusal(name + " is the password of an example");
            }
        }
        if (environment.containsProperty(KEY_FILE) && !listensToThisMachineOnly(environment)) {
            throw refusal(KEY_FILE + " names development keys; elsewhere than on one machine use"
                    + " waybill.security.jwk-set-uri");
        }
    }

    /** The names of all properties that are passwords, as their sources write them. */
    private static Set<String> passwords(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("password"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean listensToThisMachineOnly(Environment environment) {
        try {
            String address = environment.getProperty("server.address", "0.0.0.0");
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static IllegalStateException refusal(String what) {
        return new IllegalStateException(
                what + ". Only with WAYBILL_DEMO=true does a service start with it: where nobody else can reach it.");
    }
}
