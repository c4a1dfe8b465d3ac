package dev.waybill.platform.process;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform wrote down about itself, so that another process can find it, and its successor what it left.
 *
 * @param build which jars it runs
 * @param clusters the name of each PostgreSQL cluster with its port, running or not
 * @param instances the name of each instance with its port, running or not
 * @param running the processes, by the name of the instance
 */
public record PlatformState(
        int portBase,
        String build,
        Identity supervisor,
        boolean ready,
        Map<String, Integer> clusters,
        Map<String, Integer> instances,
        Map<String, Identity> running) {

    PlatformState with(String name, Identity process) {
        Map<String, Identity> all = new LinkedHashMap<>(running);
        all.put(name, process);
        return new PlatformState(portBase, build, supervisor, ready, clusters, instances, all);
    }

    PlatformState without(String name) {
        Map<String, Identity> all = new LinkedHashMap<>(running);
        all.remove(name);
        return new PlatformState(portBase, build, supervisor, ready, clusters, instances, all);
    }

    PlatformState asReady() {
        return new PlatformState(portBase, build, supervisor, true, clusters, instances, running);
    }

    /** The living process of an instance. */
    public Optional<ProcessHandle> process(String name) {
        return Optional.ofNullable(running.get(name)).flatMap(Identity::process);
    }

    /** A process id means a process only together with the time at which it was started. */
    public record Identity(long pid, Instant startedAt) {

        private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

        static Identity of(ProcessHandle process) {
            return new Identity(process.pid(), process.info().startInstant().orElseGet(Instant::now));
        }

        /** The process, if it is still alive. */
        public Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(Processes::isRunning).filter(this::isTheSame);
        }

        private boolean isTheSame(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(started -> Duration.between(started, startedAt).abs().compareTo(CLOCK_CORRECTION) <= 0)
                    .orElse(false);
        }
    }
}
