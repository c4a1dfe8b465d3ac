package dev.waybill.system.killpoint;

import dev.waybill.system.killpoint.agent.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checked-in list of all sites. */
record KillPoints(List<Entry> entries) {

    static KillPoints listed() {
        try (InputStream in = KillPoints.class.getResourceAsStream("kill-points.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new KillPoints(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Entry::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are reached in one of these ways, or whose short name contains one of these words; or all. */
    List<KillPoint> matching(Set<String> words) {
        return entries.stream()
                .filter(entry -> words.contains("all")
                        || words.stream()
                                .anyMatch(word ->
                                        entry.how().equals(word) || entry.word().contains(word)))
                .flatMap(Entry::points)
                .toList();
    }

    /** Where a commit is no surprise, as the agent knows it. */
    Set<String> commits() {
        return entries.stream()
                .filter(entry -> entry.site().kind() == Site.Kind.COMMIT)
                .filter(entry -> !entry.how().equals(Entry.INSIDE))
                .map(entry -> entry.site().type() + "#" + entry.site().method())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All sites. */
    Stream<Site> sites() {
        return entries.stream().map(Entry::site);
    }
}
