package dev.waybill.messaging.internal.outbox;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.List;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/**
 * Flushes JPA's pending changes before messages are inserted. Hibernate would flush at the commit: the aggregates' row
 * locks would come after the outbox ids, and two writers of one aggregate could swap their messages.
 */
public final class PersistenceContextFlush implements ChangeFlush {

    private final List<EntityManagerFactory> factories;

    /** For the application's persistence units. */
    public PersistenceContextFlush(Collection<EntityManagerFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    @Override
    public void flush() {
        for (EntityManagerFactory factory : factories) {
            EntityManager entities = EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
            if (entities != null && entities.isJoinedToTransaction()) {
                entities.flush();
            }
        }
    }
}
