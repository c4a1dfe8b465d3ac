package dev.waybill.platform;

import dev.waybill.platform.bus.Logins;
import dev.waybill.platform.groups.ConsumerGroups;
import dev.waybill.platform.groups.Groups;
import dev.waybill.platform.process.Journal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What is done with Kafka's consumer groups. */
final class GroupCommands {

    private GroupCommands() {}

    @Command(
            name = "groups",
            description = "Lists Kafka's consumer groups, and how many records each has left to read.")
    @SuppressWarnings("NullAway.Init")
    static final class ListGroups implements Callable<Integer> {

        @ParentCommand
        private PlatformCommand platform;

        @Mixin
        private Where where;

        @Override
        public Integer call() {
            try (ConsumerGroups groups = where.groups(platform)) {
                return new Groups(groups, platform.console()).list();
            }
        }
    }

    @Command(
            name = "rewind",
            description = "Sets consumer groups back, so that they read again; their service must be stopped.")
    @SuppressWarnings("NullAway.Init")
    static final class Rewind implements Callable<Integer> {

        @ParentCommand
        private PlatformCommand platform;

        @Mixin
        private Where where;

        @Parameters(paramLabel = "GROUP", arity = "1..*", description = "Groups, as ./platform groups lists them.")
        private List<String> names;

        @Option(
                names = "--to",
                required = true,
                paramLabel = "TIME",
                description = "A moment such as 2026-11-23T02:00:00Z: the first record from then on is read next."
                        + " No group goes forward.")
        private String to;

        @Option(names = "--execute", description = "Does it; without, it is only said what would be done.")
        private boolean execute;

        @Override
        public Integer call() {
            Instant moment = moment(to);
            try (ConsumerGroups groups = where.groups(platform)) {
                return new Groups(groups, platform.console()).rewind(names, moment, execute);
            }
        }
    }

    /** A moment, in UTC or with an offset. */
    static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new PlatformException("--to takes a moment such as 2026-11-23T02:00:00Z, not %s.".formatted(text), e);
        }
    }

    /** Which cluster is meant: this platform's, unless another is named. */
    static final class Where {

        @Option(
                names = "--bootstrap-server",
                paramLabel = "HOST:PORT",
                description = "Of which Kafka (default: of the platform that runs here).")
        private @Nullable String bootstrapServer;

        @Option(
                names = "--command-config",
                paramLabel = "FILE",
                description = "Further settings of the client, such as its credentials.")
        private @Nullable Path settings;

        private ConsumerGroups groups(PlatformCommand platform) {
            String servers = bootstrapServer != null ? bootstrapServer : localBroker(platform.workspace());
            return ConsumerGroups.at(servers, settings == null ? login(platform.workspace(), servers) : read(settings));
        }

        /** The operator's, where the platform's own broker is meant. */
        private static Map<String, String> login(Workspace workspace, String servers) {
            boolean isOurs = Journal.read(workspace.state())
                    .filter(state -> servers.equals("127.0.0.1:" + new Ports(state.portBase()).kafka()))
                    .isPresent();
            return isOurs ? Logins.in(workspace.secrets()).of(Logins.OPERATOR).clientSettings() : Map.of();
        }

        private static Map<String, String> read(Path file) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new PlatformException("%s cannot be read: name a file with --command-config.".formatted(file), e);
            }
            Map<String, String> settings = new HashMap<>();
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
            return settings;
        }

        private static String localBroker(Workspace workspace) {
            return Journal.read(workspace.state())
                    .map(state -> "127.0.0.1:" + new Ports(state.portBase()).kafka())
                    .orElseThrow(() -> new PlatformException(
                            "Waybill does not run in %s: start it, or name a Kafka with --bootstrap-server."
                                    .formatted(workspace.data())));
        }
    }
}
