package dev.waybill.order;

import dev.waybill.web.testing.AccessContract;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.InfoContract;
import dev.waybill.web.testing.OpenApiContract;
import dev.waybill.web.testing.StrictContract;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@WholeService
@TestPropertySource(properties = "waybill.messaging.consumers.enabled=false")
class OrderDescriptionIT implements OpenApiContract, StrictContract, AccessContract, InfoContract {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Override
    public String service() {
        return "order-service";
    }

    @Override
    public HttpApi api() {
        return new HttpApi(port);
    }

    @Override
    public ApplicationContext context() {
        return context;
    }
}
