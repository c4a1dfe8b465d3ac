package dev.waybill.system;

import dev.waybill.system.PrivilegeMatrix.Cell;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Really tries what a cell of the matrix forbids, as that role, and takes nothing: every attempt is rolled back. */
final class PrivilegeProbe implements AutoCloseable {

    /** Permission denied; in trying REFERENCES, nothing unique that one could refer to; and a view that nobody can write. */
    private static final Set<String> REFUSALS = Set.of("42501", "42830", "55000", "0A000");

    private static final String PROBE = "waybill_probe";

    private final PrivilegeMatrix matrix;
    private final Map<String, Connection> connections = new LinkedHashMap<>();

    PrivilegeProbe(PrivilegeMatrix matrix) {
        this.matrix = matrix;
    }

    /** Whether PostgreSQL refuses the attempt. */
    boolean isRefused(Cell cell) throws SQLException {
        if (cell.kind().equals("DATABASE") && cell.privilege().equals("CONNECT")) {
            return isConnectRefused(cell);
        }
        Connection connection = connection(cell.database().isEmpty() ? "postgres" : cell.database());
        try (Statement statement = connection.createStatement()) {
            String attempt = attempt(connection, cell);
            statement.execute("CREATE SCHEMA waybill_probe AUTHORIZATION " + cell.role());
            statement.execute("SET LOCAL SESSION AUTHORIZATION " + cell.role());
            return isRefused(statement, attempt);
        } finally {
            connection.rollback();
        }
    }

    private static boolean isRefused(Statement statement, String attempt) throws SQLException {
        try {
            statement.execute(attempt);
            return false;
        } catch (SQLException e) {
            if (REFUSALS.contains(e.getSQLState())) {
                return true;
            }
            throw new SQLException(attempt + " fails, but not for want of the permission", e.getSQLState(), e);
        }
    }

    private static String attempt(Connection connection, Cell cell) throws SQLException {
        String object = cell.object();
        return switch (cell.kind() + " " + cell.privilege()) {
            case "TABLE SELECT" -> "SELECT FROM " + object + " LIMIT 0";
            case "TABLE INSERT" -> "INSERT INTO " + object + " DEFAULT VALUES";
            case "TABLE UPDATE" ->
                "UPDATE %s SET %s = DEFAULT WHERE false".formatted(object, column(connection, object));
            case "TABLE DELETE" -> "DELETE FROM " + object + " WHERE false";
            case "TABLE TRUNCATE" -> "TRUNCATE " + object;
            case "TABLE REFERENCES" ->
                "CREATE UNLOGGED TABLE waybill_probe.child (c text REFERENCES %s (%s))"
                        .formatted(object, column(connection, object));
            case "TABLE TRIGGER" ->
                "CREATE TRIGGER probe AFTER INSERT ON " + object
                        + " EXECUTE FUNCTION suppress_redundant_updates_trigger()";
            case "TABLE MAINTAIN" -> "REINDEX TABLE " + object;
            case "SEQUENCE USAGE" -> "SELECT nextval('%s')".formatted(object);
            case "SEQUENCE SELECT" -> "SELECT last_value FROM " + object;
            case "SEQUENCE UPDATE" -> "SELECT setval('%s', 1000000000)".formatted(object);
            case "FUNCTION EXECUTE" -> call(connection, object);
            case "SCHEMA USAGE" -> "SELECT '%s.nothing'::regclass".formatted(object);
            case "SCHEMA CREATE" -> "CREATE TABLE " + object + ".waybill_probe ()";
            case "DATABASE CREATE" -> "CREATE SCHEMA waybill_probe_of_a_stranger";
            case "DATABASE TEMP" -> "CREATE TEMP TABLE waybill_probe ()";
            case "ROLE SET" -> "SET LOCAL ROLE " + object;
            default -> throw new IllegalArgumentException("No way to try " + cell);
        };
    }

    private static String column(Connection connection, String table) throws SQLException {
        return lookUp(connection, """
                SELECT quote_ident(attname) FROM pg_attribute
                WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
                ORDER BY attnum LIMIT 1
                """, table);
    }

    private static String call(Connection connection, String function) throws SQLException {
        return lookUp(connection, """
                SELECT format('SELECT %s(%s)', oid::regproc,
                    (SELECT string_agg('NULL::' || format_type(t, NULL), ', ') FROM unnest(proargtypes) t))
                FROM pg_proc WHERE oid = ?::regprocedure
                """, function);
    }

    private static String lookUp(Connection connection, String query, String object) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, object);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Knocks as a new user who has the role and nothing else: the services' own passwords are not for a test. */
    private boolean isConnectRefused(Cell cell) throws SQLException {
        Connection superuser = connection("postgres");
        try (Statement statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE %s".formatted(PROBE, PROBE, cell.role()));
            superuser.commit();
            try (Connection connection = DriverManager.getConnection(matrix.url(cell.database()), PROBE, PROBE)) {
                return connection.isClosed();
            } catch (SQLException e) {
                return REFUSALS.contains(e.getSQLState());
            } finally {
                statement.execute("DROP ROLE " + PROBE);
                superuser.commit();
            }
        }
    }

    private Connection connection(String database) throws SQLException {
        Connection known = connections.get(database);
        if (known == null) {
            known = matrix.connect(database);
            known.setAutoCommit(false);
            connections.put(database, known);
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }
}
