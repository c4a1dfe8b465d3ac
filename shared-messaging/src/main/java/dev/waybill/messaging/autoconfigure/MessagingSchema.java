package dev.waybill.messaging.autoconfigure;

import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Creates the library's tables and brings them up to date, after the application's own migrations and before anything is sent
 * or received. It has a history of its own, so that the library's versions and the application's have nothing to do with each
 * other. An application whose Flyway has the library's migrations among its own does it by itself.
 */
final class MessagingSchema implements SmartInitializingSingleton {

    static final String HISTORY = "waybill_messaging_history";

    private static final String MIGRATIONS = "db/messaging";
    private static final String APP_ROLE = "appRole";

    private final DataSource dataSource;
    private final @Nullable Flyway application;

    /**
     * For the database of this data source.
     *
     * @param application the application's Flyway, if it has one: whose role and schema count
     */
    MessagingSchema(DataSource dataSource, @Nullable Flyway application) {
        this.dataSource = dataSource;
        this.application = application;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (application == null) {
            migrate(Flyway.configure().dataSource(dataSource));
        } else if (!migratesTheLibraryToo(application.getConfiguration())) {
            migrate(like(application.getConfiguration()));
        }
    }

    private static boolean migratesTheLibraryToo(Configuration application) {
        return Arrays.stream(application.getLocations())
                .map(Location::getRootPath)
                .anyMatch(path -> path.equals(MIGRATIONS) || MIGRATIONS.startsWith(path + "/"));
    }

    private static FluentConfiguration like(Configuration application) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(application.getDataSource())
                .createSchemas(application.isCreateSchemas())
                .placeholders(application.getPlaceholders())
                .schemas(application.getSchemas());
        if (application.getDefaultSchema() != null) {
            configuration.defaultSchema(application.getDefaultSchema());
        }
        return configuration;
    }

    private void migrate(FluentConfiguration configuration) {
        if (!configuration.getPlaceholders().containsKey(APP_ROLE)) {
            configuration.placeholders(Map.of(APP_ROLE, roleOfTheApplication()));
        }
        configuration
                .locations("classpath:" + MIGRATIONS)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private String roleOfTheApplication() {
        return JdbcClient.create(dataSource)
                .sql("SELECT quote_ident(current_user)")
                .query(String.class)
                .single();
    }
}
