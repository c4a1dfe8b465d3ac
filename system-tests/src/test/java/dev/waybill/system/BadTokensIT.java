package dev.waybill.system;

import dev.waybill.system.client.Http;
import dev.waybill.system.client.Shop;
import dev.waybill.system.client.TokenForger;
import dev.waybill.system.client.Tokens;
import dev.waybill.system.platform.Platform;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes without a token, with a bad one, or to a place that is not theirs. */
@OnThePlatform
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTokensIT {

    /** A GET of each service that a caller in the right role may do. */
    private static final Map<String, String> READS = Map.of(
            "order-service", "/v1/orders",
            "inventory-service", "/v1/products",
            "payment-service", "/v1/payments?orderId=00000000-0000-0000-0000-000000000000",
            "reporting-service", "/v1/reports/daily-sales");

    private final Shop shop;
    private final TokenForger forger;
    private final String publicKey;
    private final String operator;
    private final String customer;

    BadTokensIT(Platform platform, Shop shop, Tokens tokens) {
        this.shop = shop;
        this.operator = tokens.of("olga-operator", "operator");
        this.customer = tokens.of("customer-1", "customer");
        IssuerKeys keys = IssuerKeys.of(platform);
        this.forger = new TokenForger(tokens.of("otto-of-all-trades", "operator", "analyst"), keys.privateKey());
        this.publicKey = keys.publicKey();
    }

    @ParameterizedTest
    @MethodSource({"anyRequest", "tokensThatAreNotAccepted"})
    void isAnsweredByAProblemThatSaysWhatToChange(InvalidRequest request) {
        request.isAnsweredByAProblem();
    }

    Stream<InvalidRequest> anyRequest() {
        return READS.entrySet().stream().flatMap(read -> {
            String service = read.getKey();
            URI known = shop.url(service, read.getValue());
            return Stream.of(
                    new InvalidRequest(service + ", no token", Http.anonymous(known), 401, "authentication-required"),
                    new InvalidRequest(
                            service + ", no token on an unknown path",
                            Http.anonymous(shop.url(service, "/v1/secrets")),
                            401,
                            "authentication-required"),
                    new InvalidRequest(
                            service + ", a role that nobody has given",
                            Http.request(known, forger.withAnUnknownRole()),
                            403,
                            "forbidden"),
                    new InvalidRequest(
                            service + ", unknown path",
                            Http.request(shop.url(service, "/v1/nothing/here"), operator),
                            404,
                            "not-found"),
                    new InvalidRequest(
                            service + ", wrong method",
                            Http.json(Http.request(known, operator), "PATCH", "{}"),
                            405,
                            "method-not-allowed"),
                    new InvalidRequest(
                            service + ", a customer on the operators' ground",
                            Http.request(shop.url(service, "/actuator/metrics"), customer),
                            403,
                            "forbidden"));
        });
    }

    Stream<InvalidRequest> tokensThatAreNotAccepted() {
        Map<String, String> forgeries = Map.of(
                "expired", forger.expired(),
                "not valid yet", forger.notYetValid(),
                "of another issuer", forger.ofAnotherIssuer(),
                "for another audience", forger.forAnotherAudience(),
                "without an expiry", forger.withoutExpiry(),
                "signed with another key", forger.signedWithAnotherKey(),
                "with roles added", forger.withMoreRoles(),
                "alg=none", forger.unsigned(),
                "HS256 with the public key", forger.signedSymmetrically(publicKey),
                "no token at all", "abc.def");
        return READS.entrySet().stream()
                .flatMap(read -> forgeries.entrySet().stream()
                        .map(forged -> new InvalidRequest(
                                read.getKey() + ", token " + forged.getKey(),
                                Http.request(shop.url(read.getKey(), read.getValue()), forged.getValue()),
                                401,
                                "invalid-token")));
    }
}
