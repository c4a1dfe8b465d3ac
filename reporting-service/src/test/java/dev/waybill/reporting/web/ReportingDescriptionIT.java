package dev.waybill.reporting.web;

import dev.waybill.reporting.ReportingIT;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.OpenApiContract;
import dev.waybill.web.testing.StrictContract;

class ReportingDescriptionIT extends ReportingIT implements OpenApiContract, StrictContract {

    @Override
    public String service() {
        return "reporting-service";
    }

    @Override
    public HttpApi api() {
        return new HttpApi(port);
    }
}
