package dev.waybill.platform.groups;

import dev.waybill.platform.Console;
import dev.waybill.platform.groups.ConsumerGroups.Move;
import dev.waybill.platform.groups.ConsumerGroups.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The commands {@code groups} and {@code rewind}, in words. */
public record Groups(ConsumerGroups groups, Console console) {

    private static final String COLUMNS = "%-28s %-14s %7s  %-28s %9s";

    /** Lists every group with what it has left to read. */
    public int list() {
        List<Standing> standings = groups.standings();
        if (standings.isEmpty()) {
            console.line("No consumer group has read anything.");
            return 0;
        }
        console.line(COLUMNS.formatted("GROUP", "STATE", "MEMBERS", "TOPIC", "LAG"));
        standings.forEach(
                it -> console.line(COLUMNS.formatted(it.group(), it.state(), it.members(), it.topic(), it.lag())));
        return 0;
    }

    /** Sets groups back, or says only what would be done. */
    public int rewind(Collection<String> names, Instant to, boolean execute) {
        List<Move> moves = groups.back(names, to);
        moves.stream()
                .filter(move -> move.records() > 0)
                .forEach(move -> console.line("%s %s: %d → %d (%d records again)"
                        .formatted(move.group(), move.partition(), move.from(), move.to(), move.records())));
        long records = moves.stream().mapToLong(Move::records).sum();
        if (execute) {
            groups.apply(moves);
            console.line("Set back to %s: %d records are read again.".formatted(to, records));
        } else {
            console.line("Nothing was changed: with --execute %d records are read again.".formatted(records));
        }
        return 0;
    }
}
