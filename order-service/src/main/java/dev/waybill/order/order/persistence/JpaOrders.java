package dev.waybill.order.order.persistence;

import dev.waybill.order.order.domain.Order;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.order.domain.Orders;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders through JPA. They are locked by SQL first and read afterwards, so that what is read is the latest. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JpaOrders implements Orders {

    private static final String LOCK = "SELECT id FROM orders WHERE id = ANY(?) ORDER BY id FOR NO KEY UPDATE";
    private static final String TRY_LOCK =
            "SELECT id FROM orders WHERE id = ANY(?) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED";

    /** Hibernate translates a query with a list anew each time; one with an array it knows already. */
    private static final String READ = """
            SELECT o FROM Order o LEFT JOIN FETCH o.steps.progress
            WHERE cast(sql('(? = any(?))', o.id.value, :ids) AS boolean) = true""";

    /** All of an order in one statement, which sees one snapshot. */
    private static final String FIND = """
            SELECT o FROM Order o LEFT JOIN FETCH o.lines LEFT JOIN FETCH o.steps.progress WHERE o.id = :id""";

    private final EntityManager entities;
    private final JdbcClient jdbc;

    JpaOrders(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    public void add(Order order) {
        entities.persist(order);
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return entities.createQuery(FIND, Order.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Map<OrderId, Order> lockAll(Collection<OrderId> ids) {
        UUID[] values = ids.stream().map(OrderId::value).distinct().toArray(UUID[]::new);
        jdbc.sql(LOCK).param(values).query(UUID.class).list();
        return read(values);
    }

    @Override
    public Map<OrderId, Order> tryLock(Collection<OrderId> ids) {
        UUID[] values = ids.stream().map(OrderId::value).toArray(UUID[]::new);
        return read(jdbc.sql(TRY_LOCK)
                .param(values)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new));
    }

    private Map<OrderId, Order> read(UUID... ids) {
        Map<OrderId, Order> found = new HashMap<>();
        entities.createQuery(READ, Order.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(order -> found.put(order.id(), order));
        return found;
    }
}
