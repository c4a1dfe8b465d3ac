package dev.waybill.order;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import dev.waybill.web.testing.Tokens;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of several instances of the service, on a database that they share. */
record Instance(ConfigurableApplicationContext context) implements AutoCloseable {

    static Instance start(TestDatabase database, String... settings) {
        return startOn(TestInfrastructure.kafka().bootstrapServers(), database, settings);
    }

    /** Starts one on a broker of the test's own. */
    static Instance startOn(String bootstrapServers, TestDatabase database, String... settings) {
        List<String> connections = List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.app().user(),
                "--spring.datasource.password=" + database.app().password(),
                "--spring.flyway.user=" + database.owner().user(),
                "--spring.flyway.password=" + database.owner().password(),
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--waybill.security.key-set-location=" + Tokens.keySetFile().toUri());
        return new Instance(new SpringApplicationBuilder(OrderServiceApplication.class)
                .run(Stream.concat(connections.stream(), Stream.of(settings)).toArray(String[]::new)));
    }

    OrderApi api() {
        return OrderApi.ofOperator(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
