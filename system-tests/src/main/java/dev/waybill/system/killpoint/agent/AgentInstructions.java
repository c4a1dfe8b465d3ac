package dev.waybill.system.killpoint.agent;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

/**
 * What the agent does, and where.
 *
 * @param point where to halt: {@code before} or {@code after}, and a site
 * @param times at the how-many-th passage
 * @param commits the places where commits are expected: {@code Type#method}
 * @param mark the file in which it notes that it halted, and where
 */
public record AgentInstructions(String point, int times, Set<String> commits, Path mark) {

    static AgentInstructions read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new AgentInstructions(
                properties.getProperty("point"),
                Integer.parseInt(properties.getProperty("times")),
                Set.of(properties.getProperty("commits").split(",", -1)),
                Path.of(properties.getProperty("mark")));
    }

    /** Writes them where the agent reads them. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("point", point);
        properties.setProperty("times", Integer.toString(times));
        properties.setProperty("commits", String.join(",", commits));
        properties.setProperty("mark", mark.toString());
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    Site site() {
        return Site.parse(point.substring(point.indexOf(' ') + 1));
    }
}
