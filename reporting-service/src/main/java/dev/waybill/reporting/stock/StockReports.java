package dev.waybill.reporting.stock;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the stock levels of the live generation. */
@Repository
public class StockReports {

    private final JdbcClient jdbc;

    StockReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Products by SKU, those after the given one. */
    public List<StockLevel> after(String sku, int most) {
        return jdbc.sql("SELECT * FROM stock_levels WHERE sku > :sku ORDER BY sku LIMIT :most")
                .param("sku", sku)
                .param("most", most)
                .query((row, _) -> new StockLevel(
                        row.getString("sku"),
                        row.getString("name"),
                        row.getBigDecimal("price"),
                        row.getString("currency"),
                        row.getLong("received"),
                        row.getLong("available"),
                        row.getLong("reserved"),
                        row.getLong("shipped")))
                .list();
    }
}
