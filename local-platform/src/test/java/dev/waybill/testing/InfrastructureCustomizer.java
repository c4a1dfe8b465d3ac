package dev.waybill.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Points one application context at the infrastructure; equal customizers share a cached context. */
record InfrastructureCustomizer(String schema, boolean kafka) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        QuietLogs.keep();
        if (!schema.isEmpty()) {
            TestDatabase database = TestInfrastructure.postgres().database(schema);
            properties(database).applyTo(context);
            context.getBeanFactory().registerSingleton("testDatabase", database);
        }
        if (kafka) {
            TestKafka broker = TestInfrastructure.kafka();
            TestPropertyValues.of("spring.kafka.bootstrap-servers=" + broker.bootstrapServers())
                    .applyTo(context);
            context.getBeanFactory().registerSingleton("testKafka", broker);
        }
    }

    private static TestPropertyValues properties(TestDatabase database) {
        return TestPropertyValues.of(
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.app().user(),
                "spring.datasource.password=" + database.app().password(),
                "spring.flyway.user=" + database.owner().user(),
                "spring.flyway.password=" + database.owner().password());
    }
}
