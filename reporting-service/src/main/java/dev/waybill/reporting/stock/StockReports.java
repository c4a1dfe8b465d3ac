package dev.waybill.reporting.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
                .query(StockReports::level)
                .list();
    }

    /** The products of which the least is available first. */
    public List<StockLevel> shortFirst(long skip, int most) {
        return jdbc.sql("SELECT * FROM stock_levels ORDER BY available, sku LIMIT :most OFFSET :skip")
                .param("most", most)
                .param("skip", skip)
                .query(StockReports::level)
                .list();
    }

    /** How many products there are. */
    public long products() {
        return jdbc.sql("SELECT count(*) FROM stock_levels").query(Long.class).single();
    }

    /** The names of those products that are known. */
    public Map<String, String> names(Collection<String> skus) {
        return jdbc
                .sql("SELECT sku, name FROM stock_levels WHERE sku = ANY (:skus)")
                .param("skus", skus.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString("sku"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static StockLevel level(ResultSet row, int index) throws SQLException {
        return new StockLevel(
                row.getString("sku"),
                row.getString("name"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getLong("received"),
                row.getLong("available"),
                row.getLong("reserved"),
                row.getLong("shipped"));
    }
}
