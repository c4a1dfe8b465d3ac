package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.web.testing.AccessContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The shop has an endpoint without a rule: it is closed, and the contract finds it. */
class ShopAccessIT extends RunningShop implements AccessContract {

    @Autowired
    private ApplicationContext context;

    @Override
    public String service() {
        return "shop";
    }

    @Override
    public Path tableOfAccess() {
        return Path.of("src", "test", "resources", "shop-access.txt");
    }

    @Override
    public ApplicationContext context() {
        return context;
    }

    @Test
    @Override
    public void hasARuleForEachEndpoint() {
        assertThat(endpointsWithoutRule()).containsExactly("GET    /v1/unruled");
        assertThatThrownBy(AccessContract.super::hasARuleForEachEndpoint)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/v1/unruled");
    }
}
