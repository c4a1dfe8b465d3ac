package dev.waybill.payment;

import dev.waybill.payment.testing.PaymentServiceTest;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.OpenApiContract;
import dev.waybill.web.testing.StrictContract;
import org.springframework.boot.test.web.server.LocalServerPort;

@PaymentServiceTest
class PaymentDescriptionIT implements OpenApiContract, StrictContract {

    @LocalServerPort
    private int port;

    @Override
    public String service() {
        return "payment-service";
    }

    @Override
    public HttpApi api() {
        return new HttpApi(port);
    }
}
