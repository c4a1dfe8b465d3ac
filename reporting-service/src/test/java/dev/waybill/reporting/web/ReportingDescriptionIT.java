package dev.waybill.reporting.web;

import dev.waybill.reporting.ReportingIT;
import dev.waybill.web.testing.AccessContract;
import dev.waybill.web.testing.HttpApi;
import dev.waybill.web.testing.InfoContract;
import dev.waybill.web.testing.OpenApiContract;
import dev.waybill.web.testing.StrictContract;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ReportingDescriptionIT extends ReportingIT
        implements OpenApiContract, StrictContract, AccessContract, InfoContract {

    @Autowired
    private ApplicationContext context;

    @Override
    public String service() {
        return "reporting-service";
    }

    @Override
    public HttpApi api() {
        return new HttpApi(port);
    }

    @Override
    public ApplicationContext context() {
        return context;
    }

    @Override
    public String session() {
        return LoggedIn.at(api());
    }

    /** The only handlers that no access rule opens. */
    @Override
    public Map<String, String> guarded() {
        return Map.of(
                "/", "session",
                "/live", "session",
                "/stock", "session",
                "/orders/**", "session",
                "/login", "everybody",
                "/assets/**", "everybody",
                "/webjars/htmx.org/**", "everybody");
    }

    @Override
    public Map<String, String> files() {
        return Map.of(
                "/assets/dashboard.css", "/**",
                "/webjars/htmx.org/dist/htmx.min.js", "/webjars/**",
                "/orders/one/more", "/**");
    }
}
