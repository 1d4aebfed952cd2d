package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Help, as somebody reads it who runs the demo.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HelpPageTest extends DemoInBrowser {

    private static final List<String> PAGES =
            List.of("/help", "/help/reference/metrics", "/help/tutorial", "/help?q=models", "/help?q=zzz");

    @Test
    void everybodyCanReadIt_inBothThemesAndOnAPhone() {
        PAGES.forEach(this::requireUsableInBothThemes);
        requireNarrow(PAGES);
    }

    @Test
    void aKeyLeadsToIt_fromThereALinkToAPage_andItsContentsToASection() {
        page.keyboard().press("g");
        page.keyboard().press("d");
        page.waitForURL("**/help?*");
        page.locator(".doc a[href='/help/reference/store']").click();
        page.waitForURL("**/help/reference/store");
        page.locator(".toc a[href='#figures']").click();
        page.waitForURL("**#figures");
        assertThat(page.locator("#figures").textContent()).isEqualTo("Figures");

        page.keyboard().press("/");
        page.keyboard().type("journal");
        page.keyboard().press("Enter");
        page.waitForURL("**/help?q=journal");
        page.locator(".found a[href='/help/reference/operators#the-journal']").click();
        page.waitForURL("**#the-journal");
        page.keyboard().press("Escape");
        page.waitForURL("**/help");
    }

    @Test
    void aPageLeadsToWhatThereIsToReadAboutIt() {
        page.navigate(demo.address() + "/system");
        page.locator(".aid a").click();
        page.waitForURL("**/help/reference/metrics#is-it-well");

        assertThat(page.locator(".doc h1").textContent()).isEqualTo("Health and metrics");
    }
}
