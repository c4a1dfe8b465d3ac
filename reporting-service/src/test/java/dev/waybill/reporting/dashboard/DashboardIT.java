package dev.waybill.reporting.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.payment.AuthorizePayment;
import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import dev.waybill.reporting.projection.generation.Feed;
import dev.waybill.reporting.projection.generation.Generations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "spring.application.name=dashboard-under-test")
class DashboardIT extends ReportingIT {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Browser browser = new Browser();

    @Autowired
    private Generations generations;

    @BeforeAll
    void takePicturesOfTheEmptyDashboard() {
        emptyTopics();
        await().until(() -> generations.fedBy(Feed.LIVE).size() == 3);
        Page page = loggedIn(1280, 800, ColorScheme.LIGHT);
        assertThat(page.getByText("No orders yet")).isVisible();
        picture(page, "empty-light-1280");
        receive(SalesFixture.ofFourteenDays());
    }

    @BeforeEach
    void forgetComplaints() {
        browser.complaints().clear();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void letsInOnlyWhoKnowsThePassword() {
        Page page = browser.page(1280, 800, ColorScheme.LIGHT);
        page.navigate(url("/"));
        assertThat(page).hasURL(url("/login"));
        picture(page, "login-light-1280");

        logIn(page, "guess");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not right");
        picture(page, "login-wrong-1280");

        logIn(page, "open sesame");
        assertThat(page).hasURL(url("/"));

        page.getByText("Log out").click();
        assertThat(page.getByText("You are logged out.")).isVisible();
        page.navigate(url("/"));
        assertThat(page).hasURL(url("/login"));
    }

    @Test
    void showsANewOrderWithoutAReload() {
        Page page = loggedIn(1280, 800, ColorScheme.LIGHT);
        page.evaluate("window.sameDocument = true");
        String before = page.locator("#orders-today").textContent();

        OrderHistory history = new OrderHistory(Instant.now());
        UUID order = history.placed("customer-new", SalesFixture.SKUS.getFirst(), 1, "12.50");
        receive(history.newMessages());
        assertThat(page.locator("#row-" + order + " td > .badge")).containsText("Placed");
        assertThat(page.locator("#orders-today")).not().hasText(String.valueOf(before));

        history.reserved(order, SalesFixture.SKUS.getFirst(), 1);
        history.confirmed(order, "12.50");
        receive(history.newMessages());
        assertThat(page.locator("#row-" + order + " td > .badge")).containsText("Confirmed");
        assertThat(page.locator("#freshness")).containsText("Live");
        assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysWhileItIsIncomplete() {
        Page page = loggedIn(390, 844, ColorScheme.LIGHT);
        assertThat(page.locator("#incomplete")).isHidden();

        losesRecords();
        assertThat(page.locator("#incomplete")).isVisible();
        Object fits = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
        losesNothing();

        assertThat(page.locator("#incomplete")).isHidden();
        assertThat(fits).as("no sideways scrolling").isEqualTo(true);
        page.context().close();
    }

    @Test
    void keepsTheFocusWhileItChanges() {
        Page page = loggedIn(1280, 800, ColorScheme.LIGHT);
        page.locator("#range-14d").focus();
        OrderHistory history = new OrderHistory(Instant.now());
        UUID order = history.placed("customer-focus", SalesFixture.SKUS.getFirst(), 1, "12.50");
        receive(history.newMessages());

        assertThat(page.locator("#row-" + order)).isVisible();
        assertThat(page.locator("#range-14d")).isFocused();
    }

    @Test
    void tellsAnOrdersWayThroughTheServices() {
        OrderHistory history = new OrderHistory(Instant.now());
        UUID order = history.placed("customer-4711", "MUG-BLUE", 2, "25.00");
        history.publish(new AuthorizePayment(order, new MonetaryAmount("25.00", "EUR"), "card-ok"));
        receive(history.newMessages());
        Page page = loggedIn(1280, 900, ColorScheme.LIGHT);
        page.navigate(url("/orders/" + order));
        assertThat(page.locator("#status")).containsText("Placed");
        assertThat(page.locator("#lines tbody tr")).containsText("Stoneware mug, blue");
        assertThat(page.locator(".steps")).containsText("Authorize payment");

        history.reserved(order, "MUG-BLUE", 2);
        history.confirmed(order, "25.00");
        history.settled(order, "MUG-BLUE", 2, "25.00");
        receive(history.newMessages());

        assertThat(page.locator("#status")).containsText("Confirmed");
        assertThat(page.locator(".steps li")).hasCount(9);
        assertThat(page.getByText("Payment authorized")).isVisible();
        picture(page, "order-light-1280");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsAPageForWhatIsNotThere() {
        Page page = loggedIn(1280, 800, ColorScheme.LIGHT);

        page.navigate(url("/orders/" + UUID.randomUUID()));
        assertThat(page.getByText("Nothing here")).isVisible();

        page.navigate(url("/orders/no/such/page"));
        assertThat(page.getByText("Nothing here")).isVisible();
        picture(page, "not-found-1280");
    }

    @Test
    void saysWhenTheConnectionIsLost() {
        Page page = loggedIn(390, 844, ColorScheme.DARK);
        page.context().setOffline(true);
        assertThat(page.locator("body")).hasClass(Pattern.compile("is-offline"));
        picture(page, "offline-dark-390");

        page.context().setOffline(false);
        assertThat(page.locator("body")).not().hasClass(Pattern.compile("is-offline"));
    }

    @Test
    void keepsEverythingInItsPlaceAtEveryWidthByDayAndByNight() {
        OrderHistory history = new OrderHistory(Instant.now()).in("KWD");
        UUID order = history.placed("customer-with-a-rather-long-name", "SHELF-12", 3, "1234567.125");
        receive(history.newMessages());
        List<String> faults = new ArrayList<>();
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = loggedIn(1280, 800, colours);
            for (int width : new int[] {360, 768, 1280, 1920}) {
                page.setViewportSize(width, 800);
                for (String path : List.of("/", "/?range=14d", "/stock", "/orders/" + order)) {
                    page.navigate(url(path));
                    page.mouse().move(0, 0);
                    String at = "%s-%s-%d"
                            .formatted(
                                    path.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-.{20,}", ""),
                                    colours.name().toLowerCase(Locale.ROOT),
                                    width);
                    picture(page, "page-" + at);
                    ((List<?>) page.evaluate(Layout.FAULTS)).forEach(fault -> faults.add(at + ": " + fault));
                }
            }
            page.context().close();
        }
        assertThat(faults).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void sendsOnlyWhatChanged() {
        Page page = loggedIn(1280, 800, ColorScheme.LIGHT);

        Response nothingNew = page.waitForResponse(live -> live.status() == 204, () -> {});
        assertThat(nothingNew.url()).endsWith("/live?range=24h");
        assertThat(nothingNew.headers()).containsKey("waybill-as-of");

        Response news = page.waitForResponse(live -> live.status() == 200, () -> {
            OrderHistory history = new OrderHistory(Instant.now());
            history.product("SHELF-NEW", "Shelf", "12.50", 1);
            receive(history.newMessages());
        });
        assertThat(news.text()).contains("SHELF-NEW").doesNotContain("id=\"chart\"", "id=\"latest\"");
        assertThat(news.headers()).containsEntry("content-encoding", "gzip");
        page.context().close();
    }

    @Test
    void showsWhatRunsOutFirstAndWhereTheRestIs() {
        Page page = loggedIn(1280, 800, ColorScheme.LIGHT);

        assertThat(page.locator("#stock li").first()).containsText("Sold out");
        assertThat(page.locator("#stock .rest")).containsText("more");
        page.locator("#all-stock").click();

        assertThat(page.locator("tbody tr").first()).containsText("Sold out");
        assertThat(page.getByText("MUG-BLUE")).isVisible();
        page.context().close();
    }

    @Test
    void saysEachCurrencyAndWhatIsBehindTheChart() {
        Page page = loggedIn(1280, 800, ColorScheme.LIGHT);

        assertThat(page.locator("#revenue-today")).containsText("€");
        assertThat(page.locator("#more-currencies")).hasText("and 4 more currencies");
        assertThat(page.locator("#revenue tbody tr")).hasCount(5);
        page.locator(".bars li").last().hover();
        assertThat(page.locator(".bars li").last().locator(".tip")).containsText("KWD");
        assertThat((List<?>) page.evaluate(Layout.FAULTS)).isEmpty();

        page.locator("#chart-summary").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#chart-table tbody tr")).hasCount(24);
        OrderHistory history = new OrderHistory(Instant.now());
        UUID order = history.placed("customer-table", SalesFixture.SKUS.getFirst(), 1, "12.50");
        receive(history.newMessages());
        assertThat(page.locator("#row-" + order)).isVisible();
        assertThat(page.locator("#chart-summary")).isFocused();
        assertThat(page.locator("#chart-table tbody tr").last()).isVisible();
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Waiting for the broker", "Stale: as of 23 hours ago", "Catching up: 1,234,567 behind"})
    void fitsAPhoneHoweverFreshItIs(String freshness) {
        Page page = loggedIn(390, 844, ColorScheme.LIGHT);
        page.route("**/live*", Route::abort);
        page.evaluate("text => document.querySelector('.freshness-text').textContent = text", freshness);

        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        picture(page, "freshness-390-" + freshness.substring(0, 5).toLowerCase(Locale.ROOT));
        page.context().close();
    }

    private Page loggedIn(int width, int height, ColorScheme colours) {
        Page page = browser.page(width, height, colours);
        page.navigate(url("/login"));
        logIn(page, "open sesame");
        assertThat(page).hasURL(url("/"));
        // The address changes before the scripts are there.
        page.waitForLoadState();
        return page;
    }

    private static void logIn(Page page, String password) {
        page.getByLabel("Name").fill("analyst");
        page.getByLabel("Password").fill(password);
        page.locator("form .primary").click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
