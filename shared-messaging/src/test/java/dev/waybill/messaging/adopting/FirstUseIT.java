package dev.waybill.messaging.adopting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.OwnedTopics;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** An application says what travels, and has Spring's own properties: everything else has a default. */
class FirstUseIT {

    @Test
    void needsNoPropertyButSpringsOwn() throws Exception {
        try (Stranger stranger = new Stranger();
                Admin admin = stranger.admin()) {
            ApplicationContext context = stranger.start(SignUps.class);

            context.getBean(SignUps.class).signUp("ada@example.org");

            await().untilAsserted(() -> assertThat(stranger.received()).containsExactly("ada@example.org"));
            assertThat(admin.describeTopics(List.of(stranger.topic()))
                            .allTopicNames()
                            .get())
                    .hasEntrySatisfying(
                            stranger.topic(),
                            topic -> assertThat(topic.partitions()).hasSize(12));
            assertThat(health(context))
                    .hasSize(4)
                    .allSatisfy(health -> assertThat(health).contains("UP"));
        }
    }

    /** Each has a history of its own: the application's next version is not "out of order" behind the library's dates. */
    @Test
    void keepsItsTablesApartFromTheMigrationsOfTheApplication() {
        try (Stranger stranger = new Stranger()) {
            stranger.start(SignUps.class, "spring.flyway.locations=classpath:db/stranger")
                    .close();

            ApplicationContext context = stranger.start(
                    SignUps.class, "spring.flyway.locations=classpath:db/stranger,classpath:db/stranger-later");

            context.getBean(SignUps.class).signUp("bob@example.org");
            await().untilAsserted(() -> assertThat(stranger.received()).containsExactly("bob@example.org"));
            assertThat(stranger.tables())
                    .contains("account", "outbox", "flyway_schema_history", "waybill_messaging_history");
            assertThat(stranger.sql()
                            .sql("SELECT version FROM flyway_schema_history ORDER BY installed_rank")
                            .query((row, _) -> row.getString(1))
                            .list())
                    .containsExactly("1", "2");
        }
    }

    /** The migrating role owns the tables; the application's gets the privileges that it needs. */
    @Test
    void grantsToTheRoleOfTheApplicationWhatAnotherRoleMigrates() {
        try (Stranger stranger = new Stranger()) {
            ApplicationContext context = stranger.start(
                    SignUps.class,
                    "spring.datasource.username=" + stranger.database().app().user(),
                    "spring.datasource.password=" + stranger.database().app().password(),
                    "spring.flyway.user=" + stranger.database().owner().user(),
                    "spring.flyway.password=" + stranger.database().owner().password());

            context.getBean(SignUps.class).signUp("eve@example.org");

            await().untilAsserted(() -> assertThat(stranger.received()).containsExactly("eve@example.org"));
            assertThat(stranger.sql()
                            .sql("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = current_schema()")
                            .query((row, _) -> row.getString(1))
                            .list())
                    .containsExactly(stranger.database().owner().user());
        }
    }

    @Test
    void createsNoTopicWhereTheApplicationOwnsNone() throws Exception {
        try (Stranger stranger = new Stranger();
                Admin admin = stranger.admin()) {
            ApplicationContext context = stranger.start(Topicless.class);

            await().untilAsserted(
                            () -> assertThat(context.getBean("messagingTopicsHealthIndicator", HealthIndicator.class)
                                            .health())
                                    .asString()
                                    .contains("its owner has not created it"));
            assertThat(admin.listTopics().names().get()).doesNotContain(stranger.topic());
        }
    }

    private static List<String> health(ApplicationContext context) {
        return context.getBeansOfType(HealthIndicator.class).entrySet().stream()
                .filter(indicator -> indicator.getKey().startsWith("messaging"))
                .map(indicator -> String.valueOf(indicator.getValue().health()))
                .toList();
    }

    @Configuration
    @Import(SignUps.class)
    static class Topicless {

        @Bean
        OwnedTopics ownedTopics() {
            return OwnedTopics.none();
        }
    }
}
