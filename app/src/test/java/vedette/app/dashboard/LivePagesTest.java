package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What others change while somebody works on a page: it is told, and takes nothing away.
class LivePagesTest extends DemoInBrowser {

    /// All that is in the demo was seen, so that nothing changes but what a test does.
    @BeforeEach
    void awaitTheEnd() {
        page.navigate(demo.address() + "/");
        page.locator("[data-live=line]", new Page.LocatorOptions().setHasText("all was read"))
                .waitFor(new Locator.WaitForOptions().setTimeout(300_000));
        page.navigate(demo.address() + "/incidents?show=all&last=24h");
        page.locator("[data-line]").nth(2).waitFor();
        page.evaluate("window.isSame = true");
        page.locator("[data-live=line]", new Page.LocatorOptions().setHasText("all was read"))
                .waitFor();
    }

    /// Somebody else says what an incident was.
    private void judgeElsewhere(String id, String verdict) {
        page.evaluate("""
                ([id, verdict]) => fetch(`/incidents/${id}/verdict`, {
                  method: 'POST', redirect: 'manual', body: new URLSearchParams({ verdict }),
                  headers: { 'X-Form-Token': JSON.parse(document.body.getAttribute('hx-headers'))['X-Form-Token'] },
                })""", new String[] {id, verdict});
    }

    private String id(int line) {
        return page.locator("[data-line]").nth(line).getAttribute("data-id");
    }

    private void requireSamePage() {
        assertThat(page.evaluate("window.isSame")).as("not loaded again").isEqualTo(true);
    }

    @Test
    void aListIsNotChangedUnderAnybody_andShowsWhatIsNewWhenAsked() {
        String first = id(0);
        String second = id(1);
        String third = id(2);
        page.locator("[name=about]").fill("10.");
        page.locator("[data-line]").nth(1).locator("input").check();
        page.locator("[data-line]").nth(2).focus();
        String before = page.locator("#list").innerHTML();

        judgeElsewhere(first, "harmless");
        page.locator("#news", new Page.LocatorOptions().setHasText("1 changed: show"))
                .waitFor();

        assertThat(page.locator("#list").innerHTML()).isEqualTo(before);
        picture("news");
        requireUsable("something is new");
        page.keyboard().press("n");
        page.locator("[data-id='" + first + "'] td:last-child", new Page.LocatorOptions().setHasText("harmless"))
                .waitFor();
        assertThat(page.locator("#news").isHidden()).isTrue();
        assertThat(page.locator("[name=about]").inputValue()).isEqualTo("10.");
        assertThat(page.locator("[data-id='" + second + "'] input").isChecked()).isTrue();
        assertThat(page.locator("[data-selected]").textContent()).isEqualTo("1");
        assertThat(page.evaluate("document.activeElement.dataset.id")).isEqualTo(third);
        requireSamePage();
        judgeElsewhere(first, "none");
    }

    @Test
    void whatIsHalfTypedStays_andSoDoesTheWayBack() {
        String id = id(0);
        page.navigate(demo.address() + "/incidents/" + id);
        page.evaluate("window.isSame = true");
        page.locator("[data-live=line]", new Page.LocatorOptions().setHasText("all was read"))
                .waitFor();
        page.locator("#comment").fill("half a th");
        page.locator(".judge button[value=acknowledged]").click();
        Locator undo = page.locator(".toast button");
        undo.waitFor();
        page.locator(".incident header", new Page.LocatorOptions().setHasText("marked as acknowledged"))
                .waitFor();
        page.locator("#comment").focus();
        page.keyboard().press("End");
        page.keyboard().type("ought");

        judgeElsewhere(id, "real");
        page.locator("#news", new Page.LocatorOptions().setHasText("1 changed: show"))
                .waitFor();
        assertThat(page.locator(".incident header").textContent()).contains("marked as acknowledged");
        page.locator("#news").click();
        page.locator(".incident header", new Page.LocatorOptions().setHasText("marked as real"))
                .waitFor();

        assertThat(page.locator("#comment").inputValue()).isEqualTo("half a thought");
        requireSamePage();
        judgeElsewhere(id, "none");
    }

    @Test
    void severalAreJudgedAtOnce_andEachIsAsBeforeWhenThatIsTakenBack() {
        String first = id(0);
        String second = id(1);
        judgeElsewhere(first, "real");
        page.reload();
        page.locator("[data-line]").nth(0).locator("input").check();
        page.locator("[data-line]").nth(1).locator("input").check();
        page.locator(".bulk button[value=harmless]").click();
        Locator undo = page.locator(".toast button");
        undo.waitFor();
        page.locator("[data-id='" + second + "'] td:last-child", new Page.LocatorOptions().setHasText("harmless"))
                .waitFor();
        page.waitForTimeout(5_000); // more than partial updates take
        assertThat(undo.isVisible()).isTrue();
        undo.click();
        page.locator(".toast", new Page.LocatorOptions().setHasText("as they were before"))
                .waitFor();
        page.locator("[data-id='" + first + "'] td:last-child", new Page.LocatorOptions().setHasText("real"))
                .waitFor();

        assertThat(page.locator("[data-id='" + second + "'] td:last-child")
                        .textContent()
                        .strip())
                .isEmpty();
        judgeElsewhere(first, "none");
    }

    @Test
    void whatAPageAsksByItselfIsNotAnsweredAsIfSomebodyHadDoneSomething() {
        page.navigate(demo.address() + "/");
        page.locator("#open li").first().waitFor();
        page.route(
                "**/parts/open",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(500)));
        page.evaluate("htmx.trigger('#open', 'renew')");
        page.waitForCondition(() -> complaints.removeIf(words -> words.contains("500")));
        page.waitForTimeout(300);

        assertThat(page.locator(".toast").count()).isZero();
        complaints.clear();
    }

    @Test
    void theShortListIsNotChangedWhileSomebodyIsInIt() {
        page.navigate(demo.address() + "/");
        page.locator("#open li").first().waitFor();
        page.locator("[data-live=line]", new Page.LocatorOptions().setHasText("all was read"))
                .waitFor();
        String worst = page.locator("#open a").first().getAttribute("href");
        page.evaluate("document.querySelector('#open li').isSame = true");
        page.locator("#open a").first().focus();

        judgeElsewhere(worst.substring("/incidents/".length()), "harmless");
        page.locator("#open[data-waits]").waitFor();
        assertThat(page.evaluate("document.querySelector('#open li').isSame")).isEqualTo(true);
        page.locator("#pause").focus();

        page.waitForCondition(() -> page.evaluate("document.querySelector('#open li')?.isSame ?? null") == null);
        judgeElsewhere(worst.substring("/incidents/".length()), "none");
    }
}
