package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Conversations and what traffic consists of, as somebody sees them who explores the demo.
class FlowsPageTest extends DemoInBrowser {

    private static final List<String> PAGES = List.of(
            "/flows?last=1h",
            "/flows?last=1h&q=portt:22",
            "/flows?last=1h&q=service:ssh&sort=bytes",
            "/traffic?last=1h",
            "/traffic?last=1h&by=host&measure=flows",
            "/traffic?last=1h&by=class");

    /// The demo has been seen so far that there is something to look for.
    @BeforeEach
    void awaitConversations() {
        for (int i = 0; i < 300; i++) {
            page.navigate(demo.address() + "/flows?last=1h");
            if (page.locator("[data-line]").count() > 50) {
                return;
            }
            page.waitForTimeout(300);
        }
        throw new AssertionError("no conversations: " + page.locator("main").textContent());
    }

    private String ofOne() {
        page.navigate(demo.address() + "/flows?last=1h");
        return String.valueOf(page.locator("[data-line] .when a").first().getAttribute("href"));
    }

    @Test
    void everyPageCanBeUsedByEverybody_inBothThemes() {
        List<String> all = new java.util.ArrayList<>(PAGES);
        all.add(ofOne());
        for (String theme : List.of("dark", "light")) {
            for (String path : all) {
                show(path);
                page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
                page.evaluate("theme => localStorage.setItem('theme', theme)", theme);
                page.reload();
                requireUsable(path + " in " + theme);
                picture("explore" + path + "-" + theme);
            }
        }
        complaints.removeIf(words -> words.contains("400")); // the search that nobody understands
    }

    private void show(String path) {
        page.navigate(demo.address() + path);
    }

    @Test
    void everyPageFitsAPhone() {
        String one = ofOne();
        context.close();
        open(390, 844, ColorScheme.DARK);
        for (String path : List.of("/flows?last=1h", "/flows?last=1h&q=portt:22", "/traffic?last=1h", one)) {
            show(path);
            page.waitForTimeout(300);
            int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");

            picture("explore" + path + "-phone");
            assertThat(overflow).as(path).isLessThanOrEqualTo(0);
        }
        complaints.removeIf(words -> words.contains("400"));
    }

    @Test
    void aSearchIsCompletedWhileItIsTyped() {
        show("/flows?last=1h");
        page.keyboard().press("/");
        page.keyboard().type("serv");
        Locator offers = page.locator("#seek-offers [role=option]");
        offers.first().waitFor();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#seek").inputValue()).isEqualTo("service:");
        page.keyboard().type("ss");
        page.locator("#seek-offers [role=option]", new Page.LocatorOptions().setHasText("ssh"))
                .first()
                .waitFor();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        assertThat(page.locator("#seek").inputValue()).startsWith("service:").endsWith(" ");

        page.keyboard().press("Enter");
        page.waitForURL("**q=service**");
        page.locator(".totals b").first().waitFor();
        assertThat(page.locator(".totals").textContent()).contains("conversation");
    }

    @Test
    void aValueNarrows_aHeadSorts_andTheAddressHasIt() {
        show("/flows?last=1h");
        page.locator("[data-line] td[data-title=service] a").first().click();
        page.waitForURL("**q=service**");
        page.locator("thead a", new Page.LocatorOptions().setHasText("took")).click();
        page.waitForURL("**sort=duration**");
        assertThat(page.locator("th[aria-sort=descending]").textContent()).contains("took");
        page.locator(".range select").selectOption("6h");
        page.waitForURL("**last=6h**");

        assertThat(page.url()).contains("q=service", "sort=duration", "last=6h");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/flows/**");
        page.locator("#f-course").waitFor();
        page.keyboard().press("Escape");
        page.waitForURL("**/flows?**");
        assertThat(page.url()).contains("q=service", "sort=duration", "last=6h");
    }

    @Test
    void columnsAreChosen_andPagesGoOn() {
        show("/flows?last=1h");
        page.locator(".columns-chosen summary").click();
        page.locator("input[name=column][value=history]").check();
        page.locator("input[name=column][value=out]").uncheck();
        page.locator(".columns-chosen button").click();
        page.waitForURL("**column=history**");
        assertThat(page.locator("thead").textContent()).contains("history").doesNotContain("bytes out");

        page.locator("a[rel=next]").click();
        page.waitForURL("**after=**");
        assertThat(page.locator("thead").textContent()).contains("history");
        assertThat(page.locator("[data-line]").count()).isPositive();
    }

    @Test
    void whatIsNotUnderstoodIsShownWhereItStands() {
        show("/flows?last=1h&q=host:10.0.0.7 portt:22");

        assertThat(page.locator(".wrong-search mark").textContent()).isEqualTo("portt:22");
        assertThat(page.locator("#seek").inputValue()).isEqualTo("host:10.0.0.7 portt:22");
        assertThat(page.locator(".terms").getAttribute("open")).isNotNull();
        complaints.removeIf(words -> words.contains("400"));
    }

    @Test
    void chartsLeadToConversations() {
        page.keyboard().press("g");
        page.keyboard().press("t");
        page.waitForURL("**/traffic**");
        page.locator(".chart canvas").nth(1).waitFor();
        page.waitForTimeout(1_000);
        page.locator("#pairs-told", new Page.LocatorOptions().setHasText("hot since"))
                .waitFor();
        page.locator(".shares a").first().click();
        page.waitForURL("**/flows?**q=service**");
        page.locator("[data-line]").first().waitFor();

        page.goBack();
        Locator pairs = page.locator("[data-chart=pairs]");
        pairs.locator("canvas").waitFor();
        List<Number> bar = barOfAHost();
        pairs.click(new Locator.ClickOptions()
                .setPosition(bar.get(0).doubleValue(), bar.get(1).doubleValue()));
        page.waitForURL("**/flows?**q=src**");
    }

    /// The middle of the first host that is drawn, once one is.
    @SuppressWarnings("unchecked")
    private List<Number> barOfAHost() {
        for (int i = 0; i < 100; i++) {
            Object bar = page.evaluate("""
                    () => {
                      const chart = echarts.getInstanceByDom(document.querySelector('[data-chart=pairs]'));
                      const nodes = chart?.getModel().getSeriesByIndex(0)?.getData();
                      for (let i = 0; i < (nodes?.count() ?? 0); i++) {
                        const at = nodes.getItemLayout(i);
                        if (at && nodes.getName(i).startsWith('<') && nodes.getRawDataItem(i).search) {
                          return [4 + at.x + at.dx / 2, 8 + at.y + at.dy / 2];
                        }
                      }
                      return null;
                    }""");
            if (bar instanceof List<?> place) {
                return (List<Number>) place;
            }
            page.waitForTimeout(200);
        }
        throw new AssertionError("no host is drawn");
    }
}
