package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.PrivilegeMatrix.Cell;
import dev.waybill.system.platform.PlatformStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No service can touch another's data, nor more of its own than it needs: tried, for every object that there is. */
@OnThePlatform
class PrivilegesIT {

    private static final int FEWEST_CELLS_THAT_MAKE_SENSE = 3_000;

    private final PrivilegeMatrix matrix;

    PrivilegesIT(PlatformStatus platform) {
        this.matrix = new PrivilegeMatrix(platform.database());
    }

    @Test
    void theMatrixHasACellForEveryRoleObjectAndPrivilege() throws SQLException {
        List<Cell> cells = matrix.cells();

        assertThat(cells)
                .doesNotHaveDuplicates()
                .hasSize(expectedSize())
                .hasSizeGreaterThan(FEWEST_CELLS_THAT_MAKE_SENSE);
        assertThat(cells).filteredOn(Cell::isAllowed).isNotEmpty();
        assertThat(matrix.databases()).hasSize(4);
    }

    @Test
    void nothingForbiddenIsGranted() throws SQLException {
        assertThat(matrix.forbidden().filter(Cell::granted)).isEmpty();
    }

    /** Neither more nor less than the list says, which is what the services' statements need. */
    @Test
    void anAppRoleMayDoWithEachTableWhatTheListSays() throws SQLException {
        AppPrivileges list = new AppPrivileges();
        List<Cell> missing = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Cell cell : matrix.cells()) {
            if (cell.isOfApp() && cell.isAllowed() && cell.kind().equals("TABLE")) {
                found.add(list.listed(cell.object()));
                if (!cell.granted()) {
                    missing.add(cell);
                }
            }
        }

        assertThat(missing).as("listed and not granted").isEmpty();
        assertThat(found).as("tables of the list that are there").isEqualTo(list.tables());
    }

    @Test
    void ofAnEventThatIsLoggedOnlyItsProblemCanChange() throws SQLException {
        assertThat(strings("reporting", """
                        SELECT attname FROM pg_attribute
                        WHERE attrelid = 'reporting.event_log'::regclass AND attnum > 0
                          AND has_column_privilege('reporting_app', attrelid, attnum, 'UPDATE')
                        """)).containsExactly("problem");
    }

    @Test
    void noRoleWaitsForALockLongerThanFiveSeconds() throws SQLException {
        assertThat(strings("postgres", """
                        SELECT rolname FROM pg_roles
                        WHERE rolname ~ '_(app|owner)$' AND 'lock_timeout=5s' = ANY (rolconfig)
                        """)).containsExactlyInAnyOrderElementsOf(PrivilegeMatrix.roles());
    }

    @Test
    void everyForbiddenCellIsRefusedWhenReallyTried() throws SQLException {
        List<Cell> possible = new ArrayList<>();

        try (PrivilegeProbe probe = new PrivilegeProbe(matrix)) {
            for (Cell cell : matrix.forbidden().toList()) {
                if (!probe.isRefused(cell)) {
                    possible.add(cell);
                }
            }
        }

        assertThat(possible).isEmpty();
    }

    @Test
    void oneBadGrantIsSeenAndReallyWorks() throws SQLException {
        try (Connection payments = matrix.connect("payments");
                Statement superuser = payments.createStatement()) {
            superuser.execute("GRANT USAGE ON SCHEMA payments TO orders_app");
            superuser.execute("GRANT SELECT ON payments.flyway_schema_history TO orders_app");
            try (PrivilegeProbe probe = new PrivilegeProbe(matrix)) {
                List<Cell> granted = matrix.forbidden().filter(Cell::granted).toList();

                assertThat(granted)
                        .extracting(Cell::toString)
                        .containsExactlyInAnyOrder(
                                "orders_app: USAGE on SCHEMA payments in payments",
                                "orders_app: SELECT on TABLE payments.flyway_schema_history in payments");
                for (Cell cell : granted.stream()
                        .filter(cell -> cell.kind().equals("TABLE"))
                        .toList()) {
                    assertThat(probe.isRefused(cell)).as(cell.toString()).isFalse();
                }
            } finally {
                superuser.execute("REVOKE SELECT ON payments.flyway_schema_history FROM orders_app");
                superuser.execute("REVOKE USAGE ON SCHEMA payments FROM orders_app");
            }
        }
        assertThat(matrix.forbidden().filter(Cell::granted)).isEmpty();
    }

    private int expectedSize() throws SQLException {
        long perRole = 0;
        for (String database : matrix.databases()) {
            perRole += count(database, """
                    SELECT (SELECT count(*) FROM pg_tables WHERE schemaname = any(own)) * 8
                         + (SELECT count(*) FROM pg_views WHERE schemaname = any(own)) * 5
                         + (SELECT count(*) FROM pg_sequences WHERE schemaname = any(own)) * 3
                         + (SELECT count(*) FROM pg_proc WHERE pronamespace::regnamespace::text = any(own))
                         + cardinality(own) * 2
                    FROM (SELECT array_agg(schema_name::text) AS own FROM information_schema.schemata
                          WHERE schema_name NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
                            AND schema_name !~ '^pg_(toast_)?temp')
                    """);
        }
        perRole += 3 * count("postgres", "SELECT count(*) FROM pg_database WHERE datallowconn");
        perRole += count("postgres", "SELECT count(*) - 1 FROM pg_roles");
        return Math.toIntExact(perRole * PrivilegeMatrix.roles().size());
    }

    private List<String> strings(String database, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Connection connection = matrix.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private long count(String database, String query) throws SQLException {
        try (Connection connection = matrix.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
