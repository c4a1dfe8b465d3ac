package dev.waybill.platform.process;

import dev.waybill.platform.PlatformException;
import dev.waybill.platform.access.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The file in which a running platform writes down its processes, at each change. */
public final class Journal {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private PlatformState state;

    private Journal(Path file, PlatformState state) {
        this.file = file;
        this.state = state;
    }

    /** Begins the journal of this process, over that of its predecessor. */
    public static Journal begin(
            Path file, int portBase, String build, Map<String, Integer> clusters, Map<String, Integer> instances) {
        PlatformState state = new PlatformState(
                portBase,
                build,
                PlatformState.Identity.of(ProcessHandle.current()),
                false,
                new LinkedHashMap<>(clusters),
                new LinkedHashMap<>(instances),
                Map.of());
        Journal journal = new Journal(file, state);
        journal.save();
        return journal;
    }

    /** What the last platform wrote, if there is anything. */
    public static Optional<PlatformState> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), PlatformState.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new PlatformException("%s cannot be read (%s): delete it.".formatted(file, e.getMessage()), e);
        }
    }

    synchronized void started(String name, ProcessHandle process) {
        update(state.with(name, PlatformState.Identity.of(process)));
    }

    synchronized void ended(String name) {
        update(state.without(name));
    }

    /** Everything works. */
    public synchronized void ready() {
        update(state.asReady());
    }

    public synchronized PlatformState state() {
        return state;
    }

    private void update(PlatformState changed) {
        state = changed;
        save();
    }

    private void save() {
        try {
            PrivateFile.write(file, JSON.writeValueAsString(state));
        } catch (IOException e) {
            throw new PlatformException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
