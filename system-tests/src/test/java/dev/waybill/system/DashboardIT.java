package dev.waybill.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.waybill.system.client.Order;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.Platform;
import dev.waybill.system.platform.PlatformStatus;
import dev.waybill.system.platform.PlatformStatus.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dashboard in a real browser. */
@OnThePlatform
class DashboardIT {

    private static final String CHROMIUM = System.getenv().getOrDefault("CHROMIUM_PATH", "/usr/bin/chromium");

    private static Playwright playwright;
    private static Browser browser;

    private final Dashboard logIn;
    private final Shop shop;

    DashboardIT(PlatformStatus status, Shop shop) {
        this.logIn = status.logIn();
        this.shop = shop;
    }

    @BeforeAll
    static void openBrowser() {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    @Test
    void aWrongPasswordIsRefusedInWordsAndTheRightOneLetsIn() {
        try (BrowserSession visit = BrowserSession.onADesk(browser, ColorScheme.LIGHT)) {
            Page page = visit.page();
            page.navigate(dashboard());

            logIn(page, "not-the-password");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            visit.screenshot("log-in-refused");

            logIn(page, logIn.password());
            assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
            assertThat(latestOrders(page)).isVisible();
        }
    }

    @Test
    void aNewOrderShowsWithoutAReload() {
        shop.offer("DASHBOARD-BELL", euros("15.00"), 10);
        try (BrowserSession visit = BrowserSession.onADesk(browser, ColorScheme.LIGHT)) {
            Page page = visit.page();
            page.navigate(dashboard());
            logIn(page, logIn.password());
            page.evaluate("window.notReloaded = true");

            Order settled = shop.settled(shop.place(anOrder().of("DASHBOARD-BELL", 2)));

            Locator row = page.locator("#row-" + settled.orderId());
            assertThat(row).containsText("Confirmed");
            assertThat(row).containsText("€30.00");
            org.assertj.core.api.Assertions.assertThat(page.evaluate("window.notReloaded"))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void fitsADeskAndAPhone(ColorScheme colours) throws IOException {
        shop.offer("DASHBOARD-CLOCK", euros("19.90"), 10);
        shop.settled(shop.place(anOrder().of("DASHBOARD-CLOCK")));
        try (BrowserSession desk = BrowserSession.onADesk(browser, colours);
                BrowserSession phone = BrowserSession.onAPhone(browser, colours)) {
            Path picture = lookAround(desk, "desk-" + colours);
            lookAround(phone, "phone-" + colours);
            if (colours == ColorScheme.LIGHT && Boolean.getBoolean("screenshots.update")) {
                Path target = Platform.repository().resolve("docs/images/dashboard.png");
                Files.createDirectories(target.getParent());
                Files.copy(picture, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path lookAround(BrowserSession visit, String name) {
        Page page = visit.page();
        page.navigate(dashboard());
        visit.screenshot(name + "-log-in");
        logIn(page, logIn.password());
        assertThat(latestOrders(page)).isVisible();
        org.assertj.core.api.Assertions.assertThat(
                        page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels that do not fit the width")
                .isEqualTo(0);
        return visit.screenshot(name);
    }

    private void logIn(Page page, String password) {
        page.getByLabel("Name").fill(logIn.user());
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }

    private static Locator latestOrders(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Latest orders"));
    }

    private String dashboard() {
        return shop.url("reporting-service", "/").toString();
    }
}
