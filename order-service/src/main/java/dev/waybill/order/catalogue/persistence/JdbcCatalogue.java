package dev.waybill.order.catalogue.persistence;

import dev.waybill.order.catalogue.application.Catalogue;
import dev.waybill.order.order.domain.Money;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue replica in its table. */
@Repository
class JdbcCatalogue implements Catalogue {

    private static final int BATCH = 500;

    private static final String PRICES = "SELECT sku, price, currency FROM catalogue WHERE sku = ANY(?)";

    private static final String KEEP = """
            INSERT INTO catalogue AS known (sku, price, currency, epoch, sequence, changed_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (sku) DO UPDATE
            SET price = excluded.price, currency = excluded.currency, epoch = excluded.epoch,
                sequence = excluded.sequence, changed_at = excluded.changed_at
            WHERE (known.epoch, known.sequence) < (excluded.epoch, excluded.sequence)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcCatalogue(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Map<String, Money> pricesOf(Collection<String> skus) {
        Map<String, Money> prices = new HashMap<>();
        jdbc.sql(PRICES).param(skus.toArray(String[]::new)).query(row -> {
            prices.put(
                    row.getString("sku"),
                    new Money(row.getBigDecimal("price"), Currency.getInstance(row.getString("currency"))));
        });
        return prices;
    }

    @Override
    public void update(Collection<Product> products) {
        batches.batchUpdate(KEEP, products, BATCH, (statement, product) -> {
            statement.setString(1, product.sku());
            statement.setBigDecimal(2, product.price().amount());
            statement.setString(3, product.price().currency().getCurrencyCode());
            statement.setLong(4, product.epoch());
            statement.setLong(5, product.sequence());
            statement.setObject(6, product.changedAt().atOffset(ZoneOffset.UTC));
        });
    }
}
