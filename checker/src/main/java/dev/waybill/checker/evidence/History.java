package dev.waybill.checker.evidence;

import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Every invocation in the order in which it ended; a file of it has one in each line, as JSON. */
public record History(List<Invocation> invocations) {

    /** Reads a file; the line that a crash cut short is no line. */
    public static History read(Path file) {
        JsonMapper json = JsonMapper.shared();
        try (Stream<String> lines = Files.lines(file)) {
            return new History(lines.filter(line -> line.endsWith("}"))
                    .map(line -> json.readValue(line, Invocation.class))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The invocations of an action with this outcome. */
    public List<Invocation> of(Action action, Outcome outcome) {
        return of(action).filter(it -> it.outcome() == outcome).toList();
    }

    /** All invocations of an action by key. */
    public Map<String, List<Invocation>> byKey(Action action) {
        return of(action).collect(Collectors.groupingBy(Invocation::key, LinkedHashMap::new, Collectors.toList()));
    }

    /** How many keys of an action have no answer but unknown ones: what they did may be there or not. */
    public long undecided(Action action) {
        return byKey(action).values().stream()
                .filter(tries -> tries.stream().noneMatch(it -> it.outcome() == Outcome.OK)
                        && tries.stream().anyMatch(it -> it.outcome() == Outcome.UNKNOWN))
                .count();
    }

    private Stream<Invocation> of(Action action) {
        return invocations.stream().filter(it -> it.action() == action);
    }
}
