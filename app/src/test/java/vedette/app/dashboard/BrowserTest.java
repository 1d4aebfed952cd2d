package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The dashboard as somebody sees it who runs the demo: a real process, a real browser.
class BrowserTest extends DemoInBrowser {

    private static final List<String> PAGES = List.of(
            "/",
            "/incidents",
            "/incidents?show=all",
            "/hosts",
            "/system",
            "/reports",
            "/settings",
            "/rules?kind=port-scan");

    @Test
    void whatIsNewIsShownWithoutLoadingThePageAgain() {
        page.evaluate("window.isSame = true");
        page.locator("#open li").first().waitFor();
        page.locator(".chart canvas").nth(6).waitFor();
        String line = page.locator("[data-live=line]").textContent();

        assertThat(line).isNotBlank();
        assertThat(page.locator("[data-live=open]").first().textContent()).isNotBlank();
        assertThat(page.evaluate("window.isSame")).isEqualTo(true);
        assertThat(page.locator(".demo").textContent()).contains("not your network");
    }

    @Test
    void everyPageCanBeUsedByEverybody_inBothThemes() {
        page.locator("#open li").first().waitFor();
        pages().forEach(this::requireUsableInBothThemes);
    }

    @Test
    void everyPageFitsAPhone() {
        page.locator("#open li").first().waitFor();
        requireNarrow(pages());
    }

    /// All, and one of an incident and of a host.
    private List<String> pages() {
        page.navigate(demo.address() + "/incidents?show=all");
        String incident = page.locator("[data-line] a").first().getAttribute("href");
        page.navigate(demo.address() + incident);
        String host = page.locator(".ends a").first().getAttribute("href");
        List<String> all = new ArrayList<>(PAGES);
        all.add(incident);
        all.add(host);
        return all;
    }

    @Test
    void anIncidentIsJudgedByAKey_andThatCanBeTakenBack() {
        page.navigate(demo.address() + "/incidents?show=all");
        Locator first = page.locator("[data-line]").first();
        String id = first.getAttribute("data-id");
        page.keyboard().press("j");
        assertThat(page.evaluate("document.activeElement.dataset.id")).isEqualTo(id);

        page.keyboard().press("a");
        page.locator(".toast", new Page.LocatorOptions().setHasText("acknowledged"))
                .waitFor();
        page.navigate(demo.address() + "/incidents/" + id);
        assertThat(page.locator(".incident header").textContent()).contains("marked as acknowledged");

        page.locator(".judge button[value=none]").click();
        page.locator(".toast").waitFor();
        page.navigate(demo.address() + "/incidents/" + id);
        assertThat(page.locator(".incident header").textContent()).doesNotContain("marked as");
    }

    @Test
    void whatIsShownStandsInTheAddress() {
        page.navigate(demo.address() + "/incidents?show=all");
        page.locator("[data-line]").first().waitFor();
        page.locator(".chip").first().click();
        page.waitForURL("**severity=**");
        page.locator(".range select").selectOption("6h");
        page.waitForURL("**last=6h**");

        assertThat(page.url()).contains("severity=", "last=6h", "show=all");
        assertThat(page.locator(".chip[aria-current]").count()).isPositive();
    }

    @Test
    void pausedMeansPaused_andTheThemeIsRemembered() {
        page.locator("#pause").click();
        assertThat(page.locator("#pause").getAttribute("aria-pressed")).isEqualTo("true");
        String before = (String) page.evaluate("document.documentElement.dataset.theme");
        page.locator("#theme").click();
        page.reload();
        assertThat(page.evaluate("document.documentElement.dataset.theme")).isNotEqualTo(before);
    }

    @Test
    void whoSignsOutIsOut() {
        page.locator(".who button").click();
        page.locator(".sign-in").waitFor();
        page.navigate(demo.address() + "/incidents");

        assertThat(page.url()).contains("/sign-in?to=");
    }
}
