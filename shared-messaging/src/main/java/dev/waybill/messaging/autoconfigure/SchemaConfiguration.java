package dev.waybill.messaging.autoconfigure;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The library's tables, unless somebody else sees to them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Flyway.class)
@ConditionalOnBooleanProperty(name = "spring.flyway.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "waybill.messaging.schema.migrate", matchIfMissing = true)
class SchemaConfiguration {

    @Bean
    MessagingSchema waybillMessagingSchema(DataSource dataSource, ObjectProvider<Flyway> application) {
        return new MessagingSchema(dataSource, application.getIfAvailable());
    }
}
