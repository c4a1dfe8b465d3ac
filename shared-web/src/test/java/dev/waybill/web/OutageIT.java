package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.shop.ShopApplication;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.TestTokens;
import dev.waybill.web.testing.Tokens;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Port 1 answers nobody. */
class OutageIT {

    private static final String PARCEL = """
            {"size":"SMALL","lines":[{"sku":"a","quantity":1}]}""";

    @Nested
    @SpringBootTest(
            classes = ShopApplication.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "spring.flyway.enabled=false",
                "spring.datasource.url=jdbc:postgresql://localhost:1/orders",
                "spring.datasource.hikari.connection-timeout=300"
            })
    @Import(TestTokens.class)
    class OfTheDatabase {

        @LocalServerPort
        int port;

        @Test
        void isAnsweredWithWhenToTryAgain() {
            Answer answer = new HttpApi(port).post("/v1/parcels", Tokens.forOperator(), "k-1", PARCEL);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.type()).isEqualTo("temporarily-unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.text()).doesNotContain("postgres", "jdbc");
        }
    }

    @Nested
    @SpringBootTest(
            classes = ShopApplication.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "spring.flyway.enabled=false",
                "spring.datasource.url=jdbc:postgresql://localhost:1/orders",
                "waybill.security.issuer=http://localhost:1"
            })
    class OfTheIssuer {

        @LocalServerPort
        int port;

        @Test
        void isNotBlamedOnTheToken() {
            Answer answer = new HttpApi(port).get("/v1/parcels", Tokens.fromIssuer("http://localhost:1"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.type()).isEqualTo("temporarily-unavailable");
            assertThat(answer.detail()).contains("issuer");
        }
    }
}
