package dev.waybill.platform.bus;

import dev.waybill.events.Channels;
import dev.waybill.platform.access.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Everybody who connects to Kafka, with a password of their own each. */
public final class Logins {

    /** The broker, to other brokers. */
    static final String BROKER = "kafka-broker";

    /** The controllers and who talks to them: their quorum does not speak SCRAM. */
    static final String CONTROLLER = "kafka-controller";

    /** Who creates topics. */
    static final String PROVISIONING = "provisioning";

    /** Who looks at everything and sets consumer groups back; writes nothing. */
    public static final String OPERATOR = "operator";

    /** Applications of one's own beside the platform: everything, but on no topic and in no group of the platform. */
    public static final String GUEST = "guest";

    private static final String SECRET = "kafka.";

    private final Secrets secrets;

    private Logins(Secrets secrets) {
        this.secrets = secrets;
    }

    /** With passwords that are kept among these secrets. */
    public static Logins in(Secrets secrets) {
        return new Logins(secrets);
    }

    /** As {@link #in(Secrets)}, from a file. */
    public static Logins in(Path file) {
        return in(Secrets.in(file));
    }

    /** The services that send or receive. */
    public static List<String> services() {
        return Channels.ALL.stream()
                .flatMap(channel -> Stream.of(
                                Stream.of(channel.owner()),
                                channel.senders().stream(),
                                channel.receivers().values().stream())
                        .flatMap(names -> names))
                .distinct()
                .sorted()
                .toList();
    }

    /** Of one who connects. */
    public Login of(String user) {
        return new Login(user, secrets.get(SECRET + user));
    }

    /** All who speak SCRAM. */
    List<Login> all() {
        return Stream.concat(Stream.of(BROKER, PROVISIONING, OPERATOR, GUEST), services().stream())
                .map(this::of)
                .toList();
    }

    /** Makes the passwords that there are not yet, so that no other process makes others. */
    public void prepare() {
        all();
        of(CONTROLLER);
    }
}
