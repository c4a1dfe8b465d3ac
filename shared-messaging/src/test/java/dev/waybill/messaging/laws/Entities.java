package dev.waybill.messaging.laws;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/** Changes aggregates through JPA, which writes them when it likes. */
final class Entities {

    private final EntityManagerFactory factory;

    Entities(EntityManagerFactory factory) {
        this.factory = factory;
    }

    long increment(String key) {
        EntityManager entities =
                Objects.requireNonNull(EntityManagerFactoryUtils.getTransactionalEntityManager(factory));
        AggregateEntity aggregate = Objects.requireNonNull(entities.find(AggregateEntity.class, key));
        return ++aggregate.number;
    }

    /** A row of {@code aggregate}. */
    @Entity
    @Table(name = "aggregate")
    static class AggregateEntity {

        @Id
        private String key = "";

        private long number;
    }
}
