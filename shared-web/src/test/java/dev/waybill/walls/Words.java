package dev.waybill.walls;

import java.util.List;

/** The names that the walls speak of; a test asserts that each exists, so that none becomes a wall around nothing. */
final class Words {

    static final String EVENTS = "dev.waybill.events";
    static final String JPA = "jakarta.persistence";
    static final String JSPECIFY = "org.jspecify.annotations";
    static final String KAFKA_PRODUCER = "org.apache.kafka.clients.producer";
    static final String KAFKA_CONSUMER = "org.apache.kafka.clients.consumer";
    static final String KAFKA_OFFSET = KAFKA_CONSUMER + ".OffsetAndMetadata";
    static final String SPRING_KAFKA = "org.springframework.kafka.core";
    static final String SPRING_KAFKA_LISTENERS = "org.springframework.kafka.annotation";

    /** Libraries that every service has; these walls stand without them. */
    static final String MESSAGING = "dev.waybill.messaging";

    static final String WEB = "dev.waybill.web";
    static final String OUTBOX = "Outbox";

    static final String JDBC_CLIENT = "org.springframework.jdbc.core.simple.JdbcClient";
    static final String JDBC_TEMPLATE = "org.springframework.jdbc.core.JdbcTemplate";
    static final String NAMED_TEMPLATE = "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate";
    static final String JDBC_TEMPLATES = JDBC_TEMPLATE + "|" + NAMED_TEMPLATE;
    static final String PREPARED = "org.springframework.jdbc.core.PreparedStatementCreator";
    static final String ENTITY_MANAGER = "jakarta.persistence.EntityManager";
    static final String CONFIGURATION = "org.springframework.context.annotation.Configuration";
    static final String SERVICE = "org.springframework.stereotype.Service";
    static final String LOGGER = "org.slf4j.Logger";

    static final String ENTITY = "jakarta.persistence.Entity";
    static final String PERSISTENCE_CONTEXT = "jakarta.persistence.PersistenceContext";
    static final String AUTOWIRED = "org.springframework.beans.factory.annotation.Autowired";
    static final String VALUE = "org.springframework.beans.factory.annotation.Value";
    static final String RESOURCE = "jakarta.annotation.Resource";
    static final String COMPONENT = "org.springframework.stereotype.Component";
    static final String CONTROLLER = "org.springframework.stereotype.Controller";
    static final String CONTROLLER_ADVICE = "org.springframework.web.bind.annotation.ControllerAdvice";
    static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";
    static final String REPOSITORY = "org.springframework.data.repository.Repository";
    static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    static final List<String> LIBRARIES = List.of(EVENTS, MESSAGING, WEB);

    static final List<String> PACKAGES =
            List.of(EVENTS, JPA, JSPECIFY, KAFKA_PRODUCER, KAFKA_CONSUMER, SPRING_KAFKA, SPRING_KAFKA_LISTENERS);

    static final List<String> TYPES = List.of(
            ENTITY,
            JDBC_CLIENT,
            JDBC_TEMPLATE,
            NAMED_TEMPLATE,
            PREPARED,
            ENTITY_MANAGER,
            CONFIGURATION,
            SERVICE,
            LOGGER,
            PERSISTENCE_CONTEXT,
            AUTOWIRED,
            VALUE,
            RESOURCE,
            COMPONENT,
            CONTROLLER,
            CONTROLLER_ADVICE,
            TRANSACTIONAL,
            REPOSITORY,
            NULL_MARKED);

    private Words() {}

    static boolean isPackage(String name) {
        return Words.class.getClassLoader().getResource(name.replace('.', '/')) != null;
    }
}
