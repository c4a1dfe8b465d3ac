package dev.waybill.system;

import dev.waybill.system.platform.PlatformStatus.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every privilege that a service's app role or owner could have in the cluster, read from PostgreSQL's catalogue: role × database
 * × object × privilege. Whatever a migration adds tomorrow is in it tomorrow.
 */
final class PrivilegeMatrix {

    static final List<String> TABLE_PRIVILEGES =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN");
    static final List<String> SEQUENCE_PRIVILEGES = List.of("USAGE", "SELECT", "UPDATE");
    static final List<String> SCHEMA_PRIVILEGES = List.of("USAGE", "CREATE");
    static final List<String> DATABASE_PRIVILEGES = List.of("CONNECT", "CREATE", "TEMP");

    private static final String CELLS = """
            WITH schemas AS (
                SELECT oid, nspname FROM pg_namespace
                WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'),
            relations AS (
                SELECT c.oid, format('%I.%I', nspname, relname) AS name, relkind, nspname
                FROM pg_class c JOIN schemas s ON s.oid = relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'S'))
            SELECT 'TABLE' AS kind, name, nspname AS schema, p AS privilege,
                   has_table_privilege(?, oid, p)
                   OR p IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') AND has_any_column_privilege(?, oid, p) AS granted
            FROM relations, unnest(?::text[]) p
            WHERE relkind <> 'S' AND NOT (relkind = 'v' AND p IN ('TRUNCATE', 'REFERENCES', 'MAINTAIN'))
            UNION ALL
            SELECT 'SEQUENCE', name, nspname, p, has_sequence_privilege(?, oid, p)
            FROM relations, unnest(?::text[]) p WHERE relkind = 'S'
            UNION ALL
            SELECT 'FUNCTION', p.oid::regprocedure::text, nspname, 'EXECUTE', has_function_privilege(?, p.oid, 'EXECUTE')
            FROM pg_proc p JOIN schemas s ON s.oid = pronamespace
            UNION ALL
            SELECT 'SCHEMA', quote_ident(nspname), nspname, p, has_schema_privilege(?, oid, p)
            FROM schemas, unnest(?::text[]) p
            """;

    private static final String DATABASE_CELLS = """
            SELECT 'DATABASE', quote_ident(datname), datname, p, has_database_privilege(?, oid, p)
            FROM pg_database, unnest(?::text[]) p WHERE datallowconn
            """;

    private static final String ROLE_CELLS = """
            SELECT 'ROLE', quote_ident(rolname), rolname, 'SET', pg_has_role(?, oid, 'SET')
            FROM pg_roles WHERE rolname <> ?
            """;

    private static final AppPrivileges APP = new AppPrivileges();

    private final Postgres postgres;
    private final Collection<String> databases;

    PrivilegeMatrix(Postgres postgres) {
        this.postgres = postgres;
        this.databases = new TreeSet<>(postgres.databases().values());
    }

    /** Whether a role has a privilege on an object; {@code owner} names its schema, database or role. */
    record Cell(
            String role, String database, String kind, String object, String owner, String privilege, boolean granted) {

        /** Whether a service needs this to do its work, and so may have it. */
        boolean isAllowed() {
            String home = role.substring(0, role.lastIndexOf('_'));
            if (!database.equals(home) || !owner.equals(home)) {
                return false;
            }
            return isOfApp() ? isAllowedToApp() : isAllowedToOwner();
        }

        boolean isOfApp() {
            return role.endsWith("_app");
        }

        private boolean isAllowedToApp() {
            return switch (kind) {
                case "TABLE" -> APP.of(object).contains(privilege);
                case "SEQUENCE" -> privilege.equals("USAGE") || privilege.equals("SELECT");
                case "FUNCTION" -> true;
                case "SCHEMA" -> privilege.equals("USAGE");
                case "DATABASE" -> privilege.equals("CONNECT");
                default -> false;
            };
        }

        private boolean isAllowedToOwner() {
            return switch (kind) {
                case "TABLE", "SEQUENCE", "FUNCTION", "SCHEMA" -> true;
                case "DATABASE" -> privilege.equals("CONNECT");
                default -> false;
            };
        }

        boolean isForbidden() {
            return !isAllowed();
        }

        @Override
        public String toString() {
            return "%s: %s on %s %s in %s".formatted(role, privilege, kind, object, database);
        }
    }

    static List<String> roles() {
        return Stream.of("orders", "inventory", "payments", "reporting")
                .flatMap(schema -> Stream.of(schema + "_app", schema + "_owner"))
                .toList();
    }

    Stream<Cell> forbidden() throws SQLException {
        return cells().stream().filter(Cell::isForbidden);
    }

    List<Cell> cells() throws SQLException {
        List<Cell> cells = new ArrayList<>();
        for (String database : databases) {
            try (Connection connection = connect(database)) {
                for (String role : roles()) {
                    cells.addAll(inDatabase(connection, role, database));
                }
            }
        }
        try (Connection connection = connect("postgres")) {
            for (String role : roles()) {
                cells.addAll(aboutDatabases(connection, role));
                cells.addAll(aboutRoles(connection, role));
            }
        }
        return cells;
    }

    private static List<Cell> inDatabase(Connection connection, String role, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CELLS)) {
            query.setString(1, role);
            query.setString(2, role);
            query.setArray(3, connection.createArrayOf("text", TABLE_PRIVILEGES.toArray()));
            query.setString(4, role);
            query.setArray(5, connection.createArrayOf("text", SEQUENCE_PRIVILEGES.toArray()));
            query.setString(6, role);
            query.setString(7, role);
            query.setArray(8, connection.createArrayOf("text", SCHEMA_PRIVILEGES.toArray()));
            return read(query, role, database);
        }
    }

    private static List<Cell> aboutDatabases(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DATABASE_CELLS)) {
            query.setString(1, role);
            query.setArray(2, connection.createArrayOf("text", DATABASE_PRIVILEGES.toArray()));
            return read(query, role, "");
        }
    }

    private static List<Cell> aboutRoles(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ROLE_CELLS)) {
            query.setString(1, role);
            query.setString(2, role);
            return read(query, role, "");
        }
    }

    private static List<Cell> read(PreparedStatement query, String role, String database) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String kind = rows.getString(1);
                String owner = rows.getString(3);
                cells.add(new Cell(
                        role,
                        kind.equals("DATABASE") ? owner : database,
                        kind,
                        rows.getString(2),
                        owner,
                        rows.getString(4),
                        rows.getBoolean(5)));
            }
        }
        return cells;
    }

    Connection connect(String database) throws SQLException {
        return postgres.connect(database);
    }

    String url(String database) {
        return postgres.jdbcUrl(database);
    }

    Collection<String> databases() {
        return databases;
    }
}
