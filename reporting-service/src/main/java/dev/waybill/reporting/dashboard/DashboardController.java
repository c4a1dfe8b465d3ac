package dev.waybill.reporting.dashboard;

import dev.waybill.reporting.dashboard.OrderPage.OrderView;
import dev.waybill.reporting.dashboard.view.Parts;
import dev.waybill.reporting.stock.StockReports;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

@Controller
class DashboardController {

    /** What the page that polls shows: {@link Parts#changedSince}. */
    private static final String SHOWN = "Waybill-Shown";

    private static final String AS_OF = "Waybill-As-Of";
    private static final List<String> RANGES = List.of(Overview.BY_HOUR, Overview.BY_DAY);

    private final Overview overview;
    private final OrderPage orders;
    private final StockReports stock;
    private final DashboardProperties properties;

    DashboardController(Overview overview, OrderPage orders, StockReports stock, DashboardProperties properties) {
        this.overview = overview;
        this.orders = orders;
        this.stock = stock;
        this.properties = properties;
    }

    @GetMapping("/")
    String overview(@RequestParam(defaultValue = Overview.BY_HOUR) String range, Model model, Principal user) {
        model.addAttribute("user", user.getName());
        model.addAttribute("view", view(range));
        return "overview";
    }

    /** The parts of the overview that the page does not show yet; 204 if it shows everything. */
    @GetMapping("/live")
    ModelAndView live(
            @RequestParam(defaultValue = Overview.BY_HOUR) String range,
            @RequestHeader(name = SHOWN, defaultValue = "") String shown,
            HttpServletResponse response) {
        DashboardView view = view(range);
        @Nullable Instant asOf = view.freshness().asOf();
        if (asOf != null) {
            response.setHeader(AS_OF, asOf.toString());
        }
        return changes("live", view, view.parts().changedSince(shown));
    }

    @GetMapping("/orders/{orderId}")
    String order(@PathVariable UUID orderId, Model model, Principal user) {
        model.addAttribute("user", user.getName());
        model.addAttribute("page", orders.of(orderId).orElseThrow(DashboardController::notFound));
        return "order";
    }

    /** The parts of an order's page that the page does not show yet; 204 if it shows everything. */
    @GetMapping("/orders/{orderId}/live")
    ModelAndView liveOrder(@PathVariable UUID orderId, @RequestHeader(name = SHOWN, defaultValue = "") String shown) {
        OrderView page = orders.changing(orderId).orElseThrow(DashboardController::notFound);
        return changes("live-order", page, page.parts().changedSince(shown));
    }

    @GetMapping("/stock")
    String stock(@RequestParam(defaultValue = "1") int page, Model model, Principal user) {
        if (page < 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        model.addAttribute("user", user.getName());
        model.addAttribute("page", StockPage.of(page, stock));
        return "stock";
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

    private DashboardView view(String range) {
        return overview.of(RANGES.contains(range) ? range : Overview.BY_HOUR);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static ModelAndView changes(String template, Object view, Set<String> changed) {
        if (changed.isEmpty()) {
            return new ModelAndView((_, _, response) -> response.setStatus(HttpServletResponse.SC_NO_CONTENT));
        }
        return new ModelAndView(template)
                .addObject(view instanceof OrderView ? "page" : "view", view)
                .addObject("changed", changed);
    }
}
