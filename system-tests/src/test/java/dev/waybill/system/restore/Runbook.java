package dev.waybill.system.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command blocks of a page, by the names that stand in comments above them, executed as they stand there. */
final class Runbook {

    private static final Pattern STEPS = Pattern.compile(
            "^( *)<!-- step: ([a-z ]+) -->\\n *```bash\\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final Map<String, String> steps;
    private final Map<String, String> environment;

    private Runbook(Map<String, String> steps, Map<String, String> environment) {
        this.steps = steps;
        this.environment = environment;
    }

    /** A page of {@code docs/runbooks}. */
    static Runbook named(String page) {
        try {
            String text = Files.readString(
                    Platform.repository().resolve("docs/runbooks").resolve(page));
            Map<String, String> steps = new LinkedHashMap<>();
            STEPS.matcher(text)
                    .results()
                    .forEach(step -> steps.put(step.group(2), step.group(3).replaceAll("(?m)^" + step.group(1), "")));
            return new Runbook(steps, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names from one step to another, both included, in the order of the page. */
    List<String> steps(String first, String last) {
        List<String> all = List.copyOf(steps.keySet());
        return all.subList(all.indexOf(first), all.indexOf(last) + 1);
    }

    /** The same page for somebody who has set these variables. */
    Runbook with(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(variables);
        return new Runbook(steps, all);
    }

    /** Has bash read a step without executing it. */
    void read(String name) {
        bash(List.of(name), "-n");
    }

    /** Executes these steps in one shell, and returns what they print; each command must succeed. */
    String execute(String... names) {
        return bash(List.of(names), "-eu");
    }

    private String bash(List<String> names, String option) {
        String script = names.stream()
                .map(name -> Objects.requireNonNull(steps.get(name), () -> "no step " + name + " in " + steps.keySet()))
                .collect(Collectors.joining("\n"));
        try {
            Path log = Files.createTempFile("runbook-", ".log");
            ProcessBuilder builder = new ProcessBuilder("bash", option, "-c", script)
                    .directory(Platform.repository().toFile())
                    .redirectError(log.toFile());
            builder.environment().putAll(environment);
            Process shell = builder.start();
            shell.getOutputStream().close();
            String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = shell.waitFor();
            String complaints = Files.readString(log);
            Files.delete(log);
            assertThat(exit)
                    .as("exit code of %s%n%s%s", String.join(", ", names), printed, complaints)
                    .isZero();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
