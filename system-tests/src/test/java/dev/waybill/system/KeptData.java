package dev.waybill.system;

import dev.waybill.system.platform.PlatformStatus.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that a platform keeps: the rows of each table, the records of each topic, the lines of each log. */
final class KeptData {

    private static final String TABLES = """
            SELECT oid::regclass::text, relnamespace::regnamespace || '.' || relname FROM pg_class
            WHERE relkind IN ('r', 'p') AND NOT relispartition
              AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
            """;

    private final Postgres postgres;
    private final Path dataDirectory;

    KeptData(Postgres postgres, Path dataDirectory) {
        this.postgres = postgres;
        this.dataDirectory = dataDirectory;
    }

    /** The tables of all databases that have a row with this text in one of its columns. */
    Set<String> tablesWith(String text) throws SQLException {
        Set<String> tables = new TreeSet<>();
        for (String database : postgres.databases().values()) {
            try (Connection connection = postgres.connect(database);
                    Statement statement = connection.createStatement()) {
                for (Table table : tablesOf(statement)) {
                    if (has(statement, table, text)) {
                        tables.add(table.name);
                    }
                }
            }
        }
        return tables;
    }

    private record Table(String sql, String name) {}

    private static List<Table> tablesOf(Statement statement) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2)));
            }
        }
        return tables;
    }

    /** A row's text shows its bytes in hexadecimal digits. */
    private static boolean has(Statement statement, Table table, String text) throws SQLException {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        try (ResultSet row = statement.executeQuery(
                "SELECT EXISTS (SELECT FROM %s AS t WHERE t::text LIKE '%%%s%%' OR t::text LIKE '%%%s%%')"
                        .formatted(table.sql, text, bytes))) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** The topics with a record that has this text; nothing compresses records. */
    Set<String> topicsWith(String text) throws IOException {
        Set<String> topics = new TreeSet<>();
        for (Path file : filesWith(text, dataDirectory.resolve("kafka"), ".log")) {
            String partition = file.getName(file.getNameCount() - 2).toString();
            topics.add(partition.substring(0, partition.lastIndexOf('-')));
        }
        return topics;
    }

    /** The logs, of all processes, with this text. */
    List<Path> logsWith(String text) throws IOException {
        return filesWith(text, dataDirectory.resolve("logs"), "");
    }

    private static List<Path> filesWith(String text, Path directory, String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .toList()) {
                // One byte is one character, and ASCII is what it was.
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
