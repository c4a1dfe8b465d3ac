package dev.waybill.inventory.product.persistence;

import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.Product;
import dev.waybill.inventory.product.domain.Products;
import dev.waybill.inventory.product.domain.Sku;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JpaProducts implements Products {

    private final EntityManager entities;
    private final JdbcClient jdbc;

    JpaProducts(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** Two that add the same at once: the second waits for the first, and then adds nothing. */
    @Override
    public boolean addIfAbsent(Sku sku, String name, Price price) {
        boolean added = jdbc.sql("""
                        INSERT INTO product (sku, name, amount, currency) VALUES (?, ?, ?, ?)
                        ON CONFLICT (sku) DO NOTHING
                        """)
                        .params(sku.value(), name, new BigDecimal(price.amount()), price.currency())
                        .update()
                == 1;
        if (added) {
            jdbc.sql("INSERT INTO stock (sku) VALUES (?)").param(sku.value()).update();
        }
        return added;
    }

    @Override
    public Optional<Product> lock(Sku sku) {
        return Optional.ofNullable(entities.find(Product.class, sku.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public List<String> skusAfter(String after, int limit) {
        return jdbc.sql("SELECT sku FROM product WHERE sku > ? ORDER BY sku LIMIT ?")
                .params(after, limit)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
