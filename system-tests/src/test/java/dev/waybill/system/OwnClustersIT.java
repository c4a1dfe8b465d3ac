package dev.waybill.system;

import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.client.Order;
import dev.waybill.system.client.Product.Stock;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.PlatformStatus;
import dev.waybill.system.platform.PlatformStatus.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One order's way where nothing but the JDBC URLs has changed: each service has a PostgreSQL cluster of its own. */
@OnTheLargePlatform
class OwnClustersIT {

    @Test
    void anOrderGoesItsWayWhenNoServiceSharesACluster(Shop shop, PlatformStatus status) throws SQLException {
        shop.offer("APART-TEA", euros("2.50"), 3);

        Order confirmed = shop.settled(shop.place(anOrder().of("APART-TEA", 2)));
        Order rejected = shop.settled(shop.place(anOrder().of("APART-TEA", 2)));

        assertThat(confirmed.status()).isEqualTo("CONFIRMED");
        assertThat(rejected.reason()).isEqualTo("OUT_OF_STOCK");
        assertThat(shop.stock("APART-TEA")).isEqualTo(new Stock(3, 1, 0, 2));
        assertThat(shop.reported(confirmed).status()).isEqualTo("CONFIRMED");
        assertThat(shop.reported(rejected).status()).isEqualTo("REJECTED");
        Books.balance(shop.ledger(), List.of(confirmed, rejected));
        assertThat(status.postgres()).hasSize(4);
        for (Postgres cluster : status.postgres()) {
            assertThat(databases(cluster))
                    .containsExactlyInAnyOrderElementsOf(cluster.databases().values());
        }
    }

    private static List<String> databases(Postgres cluster) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = cluster.connect("postgres");
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
