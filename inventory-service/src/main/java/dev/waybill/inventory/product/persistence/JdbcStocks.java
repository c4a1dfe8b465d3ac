package dev.waybill.inventory.product.persistence;

import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.inventory.product.domain.Stock;
import dev.waybill.inventory.product.domain.Stocks;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStocks implements Stocks {

    private final JdbcClient jdbc;

    JdbcStocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Stock> lock(Collection<String> skus) {
        var stocks = new HashMap<String, Stock>();
        jdbc.sql("""
                        SELECT sku, available, reserved, shipped FROM stock
                         WHERE sku = ANY (?) ORDER BY sku FOR UPDATE
                        """)
                .param(skus.stream().distinct().toArray(String[]::new))
                .query((row, number) -> new Stock(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list()
                .forEach(stock -> stocks.put(stock.sku(), stock));
        return stocks;
    }

    @Override
    public void save(Collection<Stock> stocks) {
        if (stocks.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE stock SET available = new.available, reserved = new.reserved, shipped = new.shipped
                          FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                               AS new (sku, available, reserved, shipped)
                         WHERE stock.sku = new.sku
                        """)
                .params(
                        stocks.stream().map(Stock::sku).toArray(String[]::new),
                        stocks.stream().map(Stock::available).toArray(Long[]::new),
                        stocks.stream().map(Stock::reserved).toArray(Long[]::new),
                        stocks.stream().map(Stock::shipped).toArray(Long[]::new))
                .update();
    }

    @Override
    public long receive(Sku sku, int quantity) {
        return jdbc.sql("""
                        UPDATE stock SET received = received + :quantity, available = available + :quantity
                         WHERE sku = :sku RETURNING received
                        """)
                .param("quantity", quantity)
                .param("sku", sku.value())
                .query(Long.class)
                .single();
    }
}
