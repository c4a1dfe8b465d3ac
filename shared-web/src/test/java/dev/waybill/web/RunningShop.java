package dev.waybill.web;

import dev.waybill.testing.WithInfrastructure;
import dev.waybill.web.shop.ShopApplication;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A running shop on a real PostgreSQL; all these tests share one. */
@SpringBootTest(
        classes = ShopApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=shop",
            "spring.flyway.locations=classpath:db/web",
            "spring.flyway.default-schema=orders",
            "spring.flyway.placeholders.appRole=orders_app",
            "waybill.web.concurrency.initial=20",
            "waybill.web.concurrency.min=20",
            "waybill.web.concurrency.max=20",
            "waybill.web.max-waiting=20",
            "waybill.web.max-bodies=2MB",
            "waybill.web.body-deadline=4s"
        })
@Import(TestTokens.class)
@WithInfrastructure(schema = "orders", kafka = false)
abstract class RunningShop {

    @LocalServerPort
    int port;

    public HttpApi api() {
        return new HttpApi(port);
    }
}
