package dev.waybill.order;

import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.OpenApiContract;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WholeService
@TestPropertySource(properties = "waybill.messaging.consumers.enabled=false")
class OrderDescriptionIT implements OpenApiContract {

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
