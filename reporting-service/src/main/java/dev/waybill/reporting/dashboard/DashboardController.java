package dev.waybill.reporting.dashboard;

import dev.waybill.reporting.log.LoggedEvents;
import dev.waybill.reporting.orders.OrderReports;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

@Controller
class DashboardController {

    private static final int MOST_STEPS = 200;
    private static final List<String> RANGES = List.of(Overview.BY_HOUR, Overview.BY_DAY);

    private final Overview overview;
    private final OrderReports orders;
    private final LoggedEvents log;
    private final DashboardProperties properties;

    DashboardController(Overview overview, OrderReports orders, LoggedEvents log, DashboardProperties properties) {
        this.overview = overview;
        this.orders = orders;
        this.log = log;
        this.properties = properties;
    }

    @GetMapping("/")
    String overview(@RequestParam(defaultValue = Overview.BY_HOUR) String range, Model model, Principal user) {
        model.addAttribute("user", user.getName());
        return show(range, model, "overview");
    }

    /** The parts of the overview that change, for the page to exchange. */
    @GetMapping("/live")
    String live(@RequestParam(defaultValue = Overview.BY_HOUR) String range, Model model) {
        return show(range, model, "live");
    }

    @GetMapping("/orders/{orderId}")
    String order(@PathVariable UUID orderId, Model model, Principal user) {
        model.addAttribute("user", user.getName());
        model.addAttribute(
                "order", orders.find(orderId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("steps", Step.of(log.about(orderId.toString(), MOST_STEPS)));
        return "order";
    }

    @GetMapping(DashboardSecurity.LOG_IN)
    String logIn(Model model) {
        model.addAttribute("possible", properties.logInIsPossible());
        model.addAttribute("waitSeconds", FailedLogIns.WAIT.toSeconds());
        return "login";
    }

    @ModelAttribute("orderService")
    String orderService() {
        return properties.orderServiceUrl();
    }

    private String show(String range, Model model, String view) {
        model.addAttribute("view", overview.of(RANGES.contains(range) ? range : Overview.BY_HOUR));
        return view;
    }
}
