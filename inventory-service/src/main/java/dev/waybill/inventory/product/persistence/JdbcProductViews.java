package dev.waybill.inventory.product.persistence;

import dev.waybill.inventory.product.application.ProductView;
import dev.waybill.inventory.product.application.ProductViews;
import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.Sku;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each answer is one statement, hence one snapshot. */
@Repository
class JdbcProductViews implements ProductViews {

    private final EntityManager entities;
    private final JdbcClient jdbc;

    JdbcProductViews(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ProductView> withSku(Sku sku) {
        flush();
        return jdbc.sql("""
                        SELECT sku, name, amount, currency, sequence, received, available, reserved, shipped
                          FROM product JOIN stock USING (sku) WHERE sku = ?
                        """).param(sku.value()).query(JdbcProductViews::view).optional();
    }

    @Override
    public List<ProductView> list(String after, int limit) {
        flush();
        return jdbc.sql("""
                        SELECT sku, name, amount, currency, sequence, received, available, reserved, shipped
                          FROM product JOIN stock USING (sku) WHERE sku > ? ORDER BY sku LIMIT ?
                        """).params(after, limit).query(JdbcProductViews::view).list();
    }

    /** JPA writes late, and plain SQL does not make it write. */
    private void flush() {
        if (entities.isJoinedToTransaction()) {
            entities.flush();
        }
    }

    private static ProductView view(ResultSet row, int number) throws SQLException {
        return new ProductView(
                new Sku(row.getString("sku")),
                row.getString("name"),
                Price.stored(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                row.getLong("sequence"),
                row.getLong("received"),
                row.getLong("available"),
                row.getLong("reserved"),
                row.getLong("shipped"));
    }
}
