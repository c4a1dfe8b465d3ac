package dev.waybill.system.client;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** What a day sold in euros, as the report counts it. */
public record Sales(long placed, long confirmed, long rejected, BigDecimal revenue) {

    static Sales of(JsonNode report) {
        Sales sum = new Sales(0, 0, 0, BigDecimal.ZERO.setScale(2));
        for (JsonNode day : report.path("days")) {
            if (day.path("revenue").path("currency").asString().equals("EUR")) {
                sum = sum.plus(day);
            }
        }
        return sum;
    }

    private Sales plus(JsonNode day) {
        return new Sales(
                placed + day.path("placed").asLong(),
                confirmed + day.path("confirmed").asLong(),
                rejected + day.path("rejected").asLong(),
                revenue.add(new BigDecimal(day.path("revenue").path("amount").asString())));
    }

    /** These sales and one confirmed order of that many euros. */
    public Sales andConfirmed(String euros) {
        return new Sales(placed + 1, confirmed + 1, rejected, revenue.add(new BigDecimal(euros)));
    }

    /** What was added to these sales to make them the later ones. */
    public Sales until(Sales later) {
        return new Sales(
                later.placed - placed,
                later.confirmed - confirmed,
                later.rejected - rejected,
                later.revenue.subtract(revenue));
    }
}
