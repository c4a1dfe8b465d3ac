package dev.waybill.payment.crash;

import dev.waybill.payment.testing.Provider;
import dev.waybill.testing.TestDatabase;
import dev.waybill.web.testing.Tokens;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The service in a JVM of its own. */
final class ServiceProcess implements AutoCloseable {

    /** Where a process finds its surroundings. */
    record Surroundings(TestDatabase database, String bootstrapServers, Provider provider, Path logs) {}

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    static ServiceProcess start(String name, Surroundings surroundings, Map<String, String> trap) {
        TestDatabase database = surroundings.database();
        Map<String, String> properties = new LinkedHashMap<>(trap);
        properties.put("spring.datasource.url", database.jdbcUrl());
        properties.put("spring.datasource.username", database.app().user());
        properties.put("spring.datasource.password", database.app().password());
        properties.put("spring.flyway.user", database.owner().user());
        properties.put("spring.flyway.password", database.owner().password());
        properties.put("spring.kafka.bootstrap-servers", surroundings.bootstrapServers());
        properties.put(
                "waybill.payment.provider.url", surroundings.provider().url().toString());
        properties.put("waybill.payment.calls.lease", "2s");
        properties.put(
                "waybill.security.key-set-location", Tokens.keySetFile().toUri().toString());
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");

        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", classPath(), CrashingService.class.getName()));
        File log = surroundings.logs().resolve(name + ".log").toFile();
        try {
            return new ServiceProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not halt");
        }
        return process.exitValue();
    }

    /** SIGSTOP. */
    void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
