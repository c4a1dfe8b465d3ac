package dev.waybill.platform.bus;

import dev.waybill.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.controller.Controller;
import org.jspecify.annotations.Nullable;

/**
 * Makes a cluster know everybody's password and every rule, and creates the topics. Passwords and rules are given to the controller,
 * before the broker accepts clients; when neither has changed since the last time, nothing is done.
 */
public final class Provisioning {

    private static final Duration RETENTION = Duration.ofDays(7);
    private static final Duration SEGMENT = Duration.ofDays(1);

    private final Logins logins;
    private final Path mark;

    /** For the node with this directory. */
    public Provisioning(Logins logins, Path directory) {
        this.logins = logins;
        this.mark = mark(directory);
    }

    /** Whether a directory was made by a version whose Kafka knew nobody. */
    public static boolean isOpen(Path directory) {
        return Files.exists(directory.resolve("meta.properties")) && !Files.exists(mark(directory));
    }

    private static Path mark(Path directory) {
        return directory.resolve("access.sha256");
    }

    /**
     * Passwords and rules.
     *
     * @param passwords where they are kept; {@code null} if it was formatted with them just now
     * @param controllerPort at which it takes the rules
     */
    public void apply(@Nullable Controller passwords, int controllerPort) {
        String wanted = fingerprint();
        if (wanted.equals(applied())) {
            return;
        }
        try (Admin admin = Admin.create(controller(controllerPort))) {
            if (passwords != null) {
                new Passwords(passwords).set(logins.all());
            }
            replaceRules(admin);
            Files.writeString(mark, wanted);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka's access rules cannot be applied", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> controller(int port) {
        return Map.of(
                "bootstrap.controllers",
                "127.0.0.1:" + port,
                "security.protocol",
                Login.PROTOCOL,
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                logins.of(Logins.CONTROLLER).jaas("plain.PlainLoginModule"));
    }

    private static void replaceRules(Admin admin) throws ExecutionException, InterruptedException {
        Set<AclBinding> wanted = AccessRules.all();
        Set<AclBinding> found =
                new HashSet<>(admin.describeAcls(AclBindingFilter.ANY).values().get());
        List<AclBindingFilter> surplus = found.stream()
                .filter(rule -> !wanted.contains(rule))
                .map(AclBinding::toFilter)
                .toList();
        Set<AclBinding> missing = new HashSet<>(wanted);
        missing.removeAll(found);
        admin.createAcls(missing).all().get();
        admin.deleteAcls(surplus).all().get();
    }

    /** Creates the topics that are missing, as their owners declare them and verify. */
    public void createTopics(String bootstrapServers) throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                new HashMap<>(logins.of(Logins.PROVISIONING).clientSettings());
        settings.put("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            Set<String> missing = new HashSet<>(Topics.ALL);
            missing.removeAll(admin.listTopics().names().get());
            admin.createTopics(missing.stream().map(Provisioning::topic).toList())
                    .all()
                    .get();
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.of((short) 1))
                .configs(Map.of(
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                        "1",
                        TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                        "false",
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(RETENTION.toMillis()),
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        "-1",
                        TopicConfig.SEGMENT_MS_CONFIG,
                        Long.toString(SEGMENT.toMillis())));
    }

    private String applied() {
        try {
            return Files.exists(mark) ? Files.readString(mark) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all passwords and rules. */
    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            logins.all()
                    .forEach(login -> digest.update(
                            (login.user() + ' ' + login.password() + '\n').getBytes(StandardCharsets.UTF_8)));
            AccessRules.all().stream()
                    .map(AclBinding::toString)
                    .sorted()
                    .forEach(rule -> digest.update(rule.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
