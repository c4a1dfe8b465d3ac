package dev.waybill.messaging.adopting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Who creates the library's tables, and how they come from one version to the next. */
class TablesIT {

    static final String WITHOUT_FLYWAY =
            "spring.autoconfigure.exclude=org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

    @Test
    void areCreatedInADatabaseThatAnotherToolMigrates() {
        try (Stranger stranger = new Stranger()) {
            stranger.sql().sql("CREATE TABLE somebody_elses (id int)").update();

            signUp(stranger, WITHOUT_FLYWAY);

            assertThat(stranger.tables())
                    .contains("somebody_elses", "waybill_messaging_history")
                    .doesNotContain("flyway_schema_history");
        }
    }

    @Test
    void mayBeCreatedByHand() throws Exception {
        try (Stranger stranger = new Stranger()) {
            for (String migration : migrations()) {
                stranger.execute(migration
                        .replace("${appRole}", stranger.database().owner().user())
                        .replace("${flyway:defaultSchema}", stranger.database().schema()));
            }

            signUp(stranger, WITHOUT_FLYWAY, "waybill.messaging.schema.migrate=false");

            assertThat(stranger.tables()).doesNotContain("waybill_messaging_history");
        }
    }

    /** What an older version of the library has stored, the newer one sends. */
    @Test
    void areBroughtUpToDateAtTheStart() {
        try (Stranger stranger = new Stranger()) {
            asTheFirstVersionCreatedThem(stranger);
            stranger.sql().sql("""
                INSERT INTO outbox (message_id, type, topic, key, correlation_id, body)
                VALUES ('01980000-0000-7000-8000-000000000001', 'signed-up.v1', ?, 'old', gen_random_uuid(), '{"email":"old"}')\
                """).param(stranger.topic()).update();

            stranger.start(SignUps.class, WITHOUT_FLYWAY);

            await().untilAsserted(() -> assertThat(stranger.sql()
                            .sql("SELECT count(*) FROM outbox")
                            .query(Long.class)
                            .single())
                    .isZero());
            assertThat(stranger.tables()).contains("outbox_epoch", "operator_job");
        }
    }

    private static void asTheFirstVersionCreatedThem(Stranger stranger) {
        Flyway.configure()
                .dataSource(stranger.database().ownerDataSource())
                .locations("classpath:db/messaging")
                .table("waybill_messaging_history")
                .placeholders(Map.of("appRole", stranger.database().owner().user()))
                .target("20261123.03")
                .load()
                .migrate();
        assertThat(stranger.tables()).contains("outbox").doesNotContain("outbox_epoch");
    }

    private static void signUp(Stranger stranger, String... properties) {
        stranger.start(SignUps.class, properties).getBean(SignUps.class).signUp("ada@example.org");

        await().untilAsserted(() -> assertThat(stranger.received()).containsExactly("ada@example.org"));
    }

    private static List<String> migrations() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/messaging/*.sql");
        assertThat(files).hasSizeGreaterThan(3);
        Arrays.sort(
                files,
                (one, other) -> String.valueOf(one.getFilename()).compareTo(String.valueOf(other.getFilename())));
        return Arrays.stream(files).map(TablesIT::text).toList();
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
