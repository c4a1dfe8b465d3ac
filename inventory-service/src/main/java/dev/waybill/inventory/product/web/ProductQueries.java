package dev.waybill.inventory.product.web;

import dev.waybill.inventory.product.application.UnknownProductException;
import dev.waybill.inventory.product.domain.Price;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.inventory.product.web.ProductResponse.StockBody;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads products with their stock, as they are shown; one statement, hence one snapshot. */
@Component
class ProductQueries {

    private final JdbcClient jdbc;

    ProductQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ProductResponse product(Sku sku) {
        return jdbc.sql("""
                        SELECT sku, name, amount, currency, sequence, received, available, reserved, shipped
                          FROM product JOIN stock USING (sku) WHERE sku = ?
                        """)
                .param(sku.value())
                .query(ProductQueries::response)
                .optional()
                .orElseThrow(() -> new UnknownProductException(sku));
    }

    CursorPage<ProductResponse> products(PageQuery page) {
        List<ProductResponse> rows = jdbc.sql("""
                        SELECT sku, name, amount, currency, sequence, received, available, reserved, shipped
                          FROM product JOIN stock USING (sku) WHERE sku > ? ORDER BY sku LIMIT ?
                        """)
                .params(page.after().map(cursor -> cursor.text(0)).orElse(""), page.rowsToRead())
                .query(ProductQueries::response)
                .list();
        return CursorPage.of(rows, page, row -> row, row -> Cursor.after(row.sku()));
    }

    private static ProductResponse response(ResultSet row, int number) throws SQLException {
        Price price = Price.stored(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")));
        return new ProductResponse(
                row.getString("sku"),
                row.getString("name"),
                MoneyBody.of(price),
                new StockBody(
                        row.getLong("received"),
                        row.getLong("available"),
                        row.getLong("reserved"),
                        row.getLong("shipped")),
                row.getLong("sequence"));
    }
}
