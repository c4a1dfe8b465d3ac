package dev.waybill.reporting.orders;

import dev.waybill.events.Contracts;
import dev.waybill.events.order.OrderPlaced;
import dev.waybill.events.order.PlacedLine;
import dev.waybill.reporting.log.LoggedEvents;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was ordered from the event in the log; the summary keeps only how many items there are. */
@Component
public class OrderLines {

    private static final String PLACED = Contracts.ALL.stream()
            .filter(contract -> contract.payload() == OrderPlaced.class)
            .findFirst()
            .orElseThrow()
            .name();

    private final LoggedEvents log;
    private final JsonMapper json;

    OrderLines(LoggedEvents log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    /** The lines as they were placed; empty if the log does not hold the event. */
    public List<OrderedLine> of(UUID orderId) {
        List<PlacedLine> lines = log.firstBody(orderId.toString(), PLACED)
                .map(body -> json.readValue(body, OrderPlaced.class).lines())
                .orElse(List.of());
        return lines.stream()
                .map(line -> new OrderedLine(
                        line.sku(),
                        line.quantity(),
                        new BigDecimal(line.unitPrice().amount()),
                        line.unitPrice().currency()))
                .toList();
    }

    /** A product and how much of it, at the price that was agreed. */
    public record OrderedLine(String sku, long quantity, BigDecimal unitPrice, String currency) {

        public BigDecimal total() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }
}
