package dev.waybill.platform;

import dev.waybill.platform.access.AccessToken;
import dev.waybill.platform.access.SigningKeys;
import dev.waybill.platform.running.Database;
import dev.waybill.platform.running.Doctor;
import dev.waybill.platform.running.Logs;
import dev.waybill.platform.running.OneService;
import dev.waybill.platform.running.Status;
import dev.waybill.platform.up.Down;
import dev.waybill.platform.up.Reset;
import dev.waybill.platform.up.Up;
import dev.waybill.platform.up.UpOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(
        name = "platform",
        description = "Runs Waybill on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GroupCommands.ListGroups.class, GroupCommands.Rewind.class},
        footer = {
            "  test  Runs all tests (./mvnw verify); further arguments go to Maven.",
            "",
            "Data: .platform, WAYBILL_HOME or --data-dir."
        })
public final class PlatformCommand {

    private final Console console = Console.standard();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Where the data lies (default: .platform).")
    private @Nullable Path dataDirectory;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    private PlatformCommand() {}

    /** Runs one command; its exit code is the process's. */
    public static void main(String[] arguments) {
        // What Kafka's client has to complain of is said by the command, in one line.
        System.setProperty("logback.configurationFile", "dev/waybill/platform/logback-silent.xml");
        int exitCode = new CommandLine(new PlatformCommand())
                .setParameterExceptionHandler((mistake, _) -> explain(mistake))
                .setExecutionExceptionHandler((exception, line, parsed) -> explain(exception))
                .execute(arguments);
        System.exit(exitCode);
    }

    private static int explain(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        System.err.println("\u2717 " + mistake.getMessage() + "; see ./"
                + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int explain(Exception exception) throws Exception {
        if (exception instanceof PlatformException) {
            System.err.println("\u2717 " + exception.getMessage());
            return 1;
        }
        throw exception;
    }

    @Command(description = "Starts everything and keeps it running until Ctrl-C.")
    int up(
            @Option(names = "--demo", description = "Adds gentle demo traffic.") boolean demo,
            @Option(
                            names = "--instances",
                            paramLabel = "SERVICE=COUNT",
                            split = ",",
                            description = "Several instances of a service.")
                    @Nullable
                    Map<String, Integer> instances,
            @Option(names = "--own-clusters", description = "Gives each service a PostgreSQL cluster of its own.")
                    boolean ownClusters,
            @Option(
                            names = "--port-base",
                            paramLabel = "N",
                            defaultValue = "" + Ports.DEFAULT_BASE,
                            description =
                                    "Moves all ports: services N+1 to N+4, payment provider N+10, PostgreSQL N+20,"
                                            + " Kafka N+30 (default: ${DEFAULT-VALUE}).")
                    int portBase,
            @Option(
                            names = "--env",
                            paramLabel = "SERVICE:NAME=VALUE",
                            description = "Sets an environment variable of a service, or of one instance such as"
                                    + " order-service-2, over what it is given.")
                    @Nullable
                    Map<String, String> environment,
            @Option(
                            names = "--kafka-at",
                            paramLabel = "PORT",
                            defaultValue = "0",
                            description = "Where Kafka's clients find it, if a proxy stands in front of it.")
                    int kafkaAt,
            @Option(
                            names = "--longest-wait",
                            paramLabel = "SECONDS",
                            defaultValue = "30",
                            description =
                                    "How long a process that dies again and again waits at most before it is started"
                                            + " (default: ${DEFAULT-VALUE}).")
                    int longestWait,
            @Option(names = "--no-catalogue", description = "Loads no demo catalogue.") boolean noCatalogue,
            @Option(names = "--no-training", description = "Trains no start-up caches.") boolean noTraining) {
        Map<String, Integer> counts = instances == null ? Map.of() : instances;
        UpOptions.Wiring wiring = new UpOptions.Wiring(environment == null ? Map.of() : environment, kafkaAt);
        UpOptions options = new UpOptions(
                portBase,
                counts,
                ownClusters,
                wiring,
                !noCatalogue,
                demo,
                !noTraining,
                Duration.ofSeconds(longestWait));
        return new Up(workspace(), options, console).run();
    }

    @Command(description = "Stops everything; the data stays.")
    int down() {
        return new Down(workspace(), console).run();
    }

    @Command(description = "Stops one service, or one instance of it, while everything else runs on.")
    int stop(
            @Parameters(paramLabel = "NAME", description = "A service, one of its instances, or payment-provider.")
                    String name) {
        return new OneService(workspace(), console).stop(name);
    }

    @Command(description = "Starts what was stopped, and returns once it is ready.")
    int start(
            @Parameters(paramLabel = "NAME", description = "A service, one of its instances, or payment-provider.")
                    String name,
            @Option(
                            names = "--env",
                            paramLabel = "NAME=VALUE",
                            description = "Sets an environment variable, until it is stopped.")
                    @Nullable
                    Map<String, String> environment) {
        return new OneService(workspace(), console).start(name, environment == null ? Map.of() : environment);
    }

    @Command(description = "Tells what runs where; exit code 3 if not everything does.")
    int status(@Option(names = "--json", description = "For programs.") boolean json) {
        return new Status(workspace(), console).run(json);
    }

    @Command(description = "Looks at this machine, and at the platform if it runs; exit code 1 if something is wrong.")
    int doctor(
            @Option(
                            names = "--port-base",
                            paramLabel = "N",
                            defaultValue = "" + Ports.DEFAULT_BASE,
                            description = "Which ports should be free (default: ${DEFAULT-VALUE}).")
                    int portBase,
            @Option(names = "--compose", description = "Looks at Docker, too.") boolean compose) {
        return new Doctor(workspace(), console).run(portBase, compose);
    }

    @Command(description = "Creates a database of one's own in the running PostgreSQL, and prints Spring's properties.")
    int database(@Parameters(paramLabel = "NAME", description = "Its name, and its schema's.") String name) {
        return new Database(workspace(), console).run(name);
    }

    @Command(description = "Deletes all data.")
    int reset(@Option(names = "--yes", description = "Needs no confirmation.") boolean yes) {
        return new Reset(workspace(), console).run(yes);
    }

    @Command(description = "Shows what a process wrote.")
    int logs(
            @Parameters(paramLabel = "NAME", description = "A service, payment-provider, postgres or kafka.")
                    String name,
            @Option(
                            names = {"-f", "--follow"},
                            description = "Goes on until Ctrl-C.")
                    boolean follow) {
        return new Logs(workspace(), console).run(name, follow);
    }

    @Command(description = "Prints a bearer token for the APIs.")
    int token(
            @Option(
                            names = "--subject",
                            paramLabel = "S",
                            defaultValue = "developer",
                            description =
                                    "Who one is; a customer's id for their own orders (default: ${DEFAULT-VALUE}).")
                    String subject,
            @Option(
                            names = "--role",
                            paramLabel = "R",
                            defaultValue = "operator",
                            split = ",",
                            description =
                                    "customer, operator, analyst or metrics; may be repeated (default: ${DEFAULT-VALUE}).")
                    List<String> roles,
            @Option(
                            names = "--hours",
                            paramLabel = "N",
                            defaultValue = "12",
                            description = "How long it is valid (default: ${DEFAULT-VALUE}).")
                    int hours) {
        AccessToken token = new AccessToken(subject, roles, Duration.ofHours(hours));
        System.out.println(token.signedWith(SigningKeys.existingIn(workspace().keys()), Instant.now()));
        return 0;
    }

    @Command(
            name = "rotate-keys",
            description = "Signs tokens with a new key; those of the old one count until they expire.")
    int rotateKeys() {
        System.out.println(SigningKeys.existingIn(workspace().keys())
                .rotate(Instant.now(), _ -> {})
                .inWords());
        return 0;
    }

    Console console() {
        return console;
    }

    Workspace workspace() {
        return Workspace.locate(dataDirectory);
    }
}
