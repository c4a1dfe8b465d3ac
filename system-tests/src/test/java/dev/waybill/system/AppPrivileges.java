package dev.waybill.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What an app role may do with each table and view of its schema, as {@code app-privileges.txt} says. */
final class AppPrivileges {

    private static final String EVERY_SCHEMA = "*.";

    private final Map<String, Set<String>> ofTable = new HashMap<>();

    AppPrivileges() {
        try (InputStream file = AppPrivileges.class.getResourceAsStream("app-privileges.txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" +")))
                    .forEach(words -> ofTable.put(words.getFirst(), Set.copyOf(words.subList(1, words.size()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a table such as {@code orders.outbox}. */
    Set<String> of(String table) {
        return ofTable.getOrDefault(table, ofTable.getOrDefault(inEverySchema(table), Set.of()));
    }

    /** The names of the list. */
    Set<String> tables() {
        return Set.copyOf(ofTable.keySet());
    }

    /** The name that a table has in the list. */
    String listed(String table) {
        return ofTable.containsKey(table) ? table : inEverySchema(table);
    }

    private static String inEverySchema(String table) {
        return EVERY_SCHEMA + Arrays.asList(table.split("\\.")).getLast();
    }
}
