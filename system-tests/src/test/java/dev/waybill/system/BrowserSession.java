package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A visitor's tab, in a browser profile of its own; what the browser complains of in the meantime fails the visit. */
final class BrowserSession implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private BrowserSession(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        page.onConsoleMessage(this::logged);
        page.onPageError(complaints::add);
        page.onRequestFailed(this::failed);
        page.onResponse(this::answered);
    }

    static BrowserSession onADesk(Browser browser, ColorScheme colours) {
        return new BrowserSession(browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(colours)));
    }

    static BrowserSession onAPhone(Browser browser, ColorScheme colours) {
        return new BrowserSession(browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setColorScheme(colours)));
    }

    Page page() {
        return page;
    }

    Path screenshot(String name) {
        Path picture = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        return picture;
    }

    private void logged(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add("console: " + message.text());
        }
    }

    /** A stream of live updates is cut off whenever a page is left; that is no failure. */
    private void failed(Request request) {
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            complaints.add(request.url() + " failed: " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            complaints.add(response.url() + " answered " + response.status());
        }
    }

    /** Leaves, and fails if the browser had anything to complain of. */
    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
