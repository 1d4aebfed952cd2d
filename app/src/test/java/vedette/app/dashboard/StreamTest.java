package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What is told each second comes again after whatever has cut it off.
class StreamTest extends DemoInBrowser {

    private Path place = Path.of("");

    @Override
    DemoProcess run(Path folder) throws Exception {
        place = folder;
        return super.run(folder);
    }

    private void awaitLine(boolean isThere) {
        var lost = new Page.LocatorOptions();
        page.locator("[data-live=line]", isThere ? lost.setHasNotText("lost") : lost.setHasText("lost"))
                .waitFor();
    }

    @Test
    void afterAnAnswerThatIsNoStream_itIsAskedForAgain() {
        AtomicInteger refused = new AtomicInteger();
        page.route("**/api/v1/live", route -> {
            if (refused.get() < 3 && route.request().method().equals("GET")) {
                refused.incrementAndGet();
                route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("busy"));
            } else {
                route.resume();
            }
        });
        page.reload();
        page.waitForCondition(() -> refused.get() == 3);
        page.locator(
                        "[data-live=line]",
                        new Page.LocatorOptions().setHasText(java.util.regex.Pattern.compile("^(live|all was read)")))
                .waitFor();
        complaints.clear(); // a browser complains of each refusal
    }

    @Test
    void whenTheNetworkIsBack_soIsTheStream() {
        context.setOffline(true);
        page.evaluate("window.dispatchEvent(new Event('online'))"); // Chromium does not cut what is open
        awaitLine(false);
        context.setOffline(false);
        awaitLine(true);
        complaints.clear();
    }

    @Test
    void whenVedetteWasStartedAgain_somebodySignsInAndIsWhereTheyWere() throws Exception {
        page.navigate(demo.address() + "/incidents?show=all&severity=high");
        page.locator("[data-live=line]", new Page.LocatorOptions().setHasNotText("connecting"))
                .waitFor();
        demo.stopped();
        awaitLine(false);
        demo = new DemoProcess(place, "http", demo.port(), List.of("--demo", "--speed", "12"));

        page.waitForURL("**/sign-in?to=**");
        page.locator("[name=name]").fill("admin");
        page.locator("[name=password]").fill(DemoProcess.PASSWORD);
        page.locator("main button").click();
        page.waitForURL("**/incidents?show=all&severity=high");
        page.locator(
                        "[data-live=line]",
                        new Page.LocatorOptions().setHasText(java.util.regex.Pattern.compile("^(live|all was read)")))
                .waitFor();

        assertThat(page.locator(".chip[aria-current]").textContent()).contains("high or worse");
        complaints.clear(); // a browser complains of each attempt
    }
}
