package dev.waybill.order;

import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.OpenApiContract;
import dev.waybill.web.testing.StrictContract;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WholeService
@TestPropertySource(properties = "waybill.messaging.consumers.enabled=false")
class OrderDescriptionIT implements OpenApiContract, StrictContract {

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
}
