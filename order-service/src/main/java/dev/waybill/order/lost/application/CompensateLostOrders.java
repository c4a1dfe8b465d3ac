package dev.waybill.order.lost.application;

import dev.waybill.order.lost.domain.LostOrder;
import dev.waybill.order.lost.domain.LostOrders;
import dev.waybill.order.order.application.OrderEvents;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.application.DatabaseTime;
import dev.waybill.order.saga.application.HandleReplies.Answer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records replies to orders that this service does not have, and compensates what they say is held. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CompensateLostOrders {

    private static final Logger log = LoggerFactory.getLogger(CompensateLostOrders.class);

    private final LostOrders lostOrders;
    private final DatabaseTime time;
    private final OrderEvents events;

    CompensateLostOrders(LostOrders lostOrders, DatabaseTime time, OrderEvents events) {
        this.lostOrders = lostOrders;
        this.time = time;
        this.events = events;
    }

    /** Handles the replies, in this order; none of their orders is here. */
    public void handle(List<Answer> replies) {
        Instant now = time.now();
        Map<OrderId, LostOrder> discovered = new HashMap<>();
        replies.forEach(reply ->
                discovered.putIfAbsent(reply.order(), LostOrder.discovered(reply.order(), reply.reply(), now)));
        Map<OrderId, LostOrder> lost = lostOrders.lockAll(discovered.values());
        logNew(lost.values());
        for (Answer reply : replies) {
            LostOrder order = Objects.requireNonNull(lost.get(reply.order()));
            events.publishLost(reply.order(), order.handle(reply.reply(), now));
        }
        lostOrders.save(lost.values());
    }

    private static void logNew(Collection<LostOrder> lost) {
        List<LostOrder> unseen = lost.stream().filter(LostOrder::isNew).toList();
        if (!unseen.isEmpty()) {
            log.warn(
                    "{} orders are known to other services only, such as {}: they are cancelled, and what they hold is"
                            + " compensated. See GET /v1/orders/lost.",
                    unseen.size(),
                    unseen.getFirst().snapshot().id());
        }
    }
}
