package dev.waybill.benchmarks.contender.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A small read model, the same for all who receive: per aggregate the number of messages applied, the last sequence, and
 * how often one came behind a later one.
 */
public final class Projection {

    private static final String CREATE = """
        CREATE SCHEMA IF NOT EXISTS reading;
        CREATE TABLE reading.projection (aggregate text PRIMARY KEY, seen bigint NOT NULL, first bigint NOT NULL,
                                       last bigint NOT NULL, inversions bigint NOT NULL) WITH (fillfactor = 50)
        """;

    private static final String APPLY = """
        INSERT INTO reading.projection AS known (aggregate, seen, first, last, inversions)
        SELECT * FROM unnest(?, ?, ?, ?, ?)
        ON CONFLICT (aggregate) DO UPDATE
           SET seen = known.seen + EXCLUDED.seen, last = greatest(known.last, EXCLUDED.last),
               inversions = known.inversions + EXCLUDED.inversions + (EXCLUDED.first <= known.last)::int
        """;

    private Projection() {}

    /** What a batch says of one aggregate. */
    private record Fold(long seen, long first, long last, long inversions) {

        static Fold of(Happened one) {
            return new Fold(1, one.sequence(), one.sequence(), 0);
        }

        Fold and(Fold next) {
            return new Fold(
                    seen + next.seen, first, Math.max(last, next.last), inversions + (next.first <= last ? 1 : 0));
        }
    }

    public static void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    public static void apply(Connection connection, List<Happened> batch) throws SQLException {
        Map<String, Fold> folds = new LinkedHashMap<>();
        batch.forEach(one -> folds.merge(one.aggregate(), Fold.of(one), Fold::and));
        try (var statement = connection.prepareStatement(APPLY)) {
            statement.setArray(
                    1, connection.createArrayOf("text", folds.keySet().toArray()));
            setNumbers(connection, statement, 2, folds, Fold::seen);
            setNumbers(connection, statement, 3, folds, Fold::first);
            setNumbers(connection, statement, 4, folds, Fold::last);
            setNumbers(connection, statement, 5, folds, Fold::inversions);
            statement.executeUpdate();
        }
    }

    private static void setNumbers(
            Connection connection,
            PreparedStatement statement,
            int index,
            Map<String, Fold> folds,
            Function<Fold, Long> part)
            throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf(
                        "bigint", folds.values().stream().map(part).toArray()));
    }
}
