package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// One's own account and the page of one host, in a process whose password may change.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the password changes last
class AccountPageTest extends DemoInBrowser {

    private static final String HOST = "10.77.0.11";

    private static final String NEW = "another horse battery";

    @Test
    @Order(1)
    void theAccountCanBeUsedByEverybody() {
        for (String theme : List.of("dark", "light")) {
            page.navigate(demo.address() + "/account");
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            requireUsable("account in " + theme);
            picture("account-" + theme);
        }
        context.close();
        open(390, 844, ColorScheme.LIGHT);
        page.navigate(demo.address() + "/account");
        assertFits("account");
        picture("account-phone");
    }

    @Test
    @Order(2)
    void aHostShowsItsChartsAndLeadsOn() {
        page.navigate(demo.address() + "/hosts?last=15m");
        awaitHosts();
        String host = page.locator("tr[data-line] a").first().textContent();
        page.locator("tr[data-line] a").first().click();
        page.locator("h1.mono").waitFor();
        assertThat(page.locator("h1.mono").textContent()).isEqualTo(host);
        page.locator("[data-chart=peers] canvas").waitFor();
        assertThat(page.locator(".host canvas").count()).isEqualTo(3);
        assertThat(page.locator("#h-flows a").getAttribute("href")).startsWith("/flows?q=host:" + host);
        for (String theme : List.of("dark", "light")) {
            page.navigate(demo.address() + "/hosts/" + host + "?last=15m");
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            page.locator("[data-chart=peers] canvas").waitFor();
            requireUsable("host in " + theme);
            picture("host-" + theme);
        }
        String peer =
                page.locator("section[aria-labelledby=h-most] td a").first().textContent();
        page.locator("section[aria-labelledby=h-most] td a").first().click();
        assertThat(page.locator("h1.mono").textContent()).isEqualTo(peer);
        context.close();
        open(390, 844, ColorScheme.DARK);
        page.navigate(demo.address() + "/hosts/" + host + "?last=15m");
        page.locator("[data-chart=peers] canvas").waitFor();
        assertFits("host");
        picture("host-phone");
        page.navigate(demo.address() + "/hosts/" + HOST + "?last=30d");
        assertFits("another host");
    }

    /// Conversations are counted when they end.
    private void awaitHosts() {
        for (int i = 0; page.locator("tr[data-line] a").count() == 0 && i < 100; i++) {
            page.waitForTimeout(500);
            page.reload();
        }
    }

    @Test
    @Order(3)
    void whatIsWrongIsSaidWhereItIs() {
        page.locator(".who a").click();
        page.locator("h1").waitFor();
        fill("not it at all", NEW, NEW);
        assertThat(page.locator(".wrong").textContent()).contains("The one you have is another");
        complaints.removeIf(complaint -> complaint.contains("400")); // the browser's own word for it
    }

    @Test
    @Order(4)
    void aNewPasswordIsTheOneFromThenOn() {
        page.navigate(demo.address() + "/account");
        fill(DemoProcess.PASSWORD, NEW, NEW);
        page.locator(".done").waitFor();
        assertThat(page.locator(".done").textContent()).contains("Your password is changed");
        picture("account-done");

        page.locator(".who button").click();
        page.locator(".sign-in [name=name]").fill("admin");
        page.locator(".sign-in [name=password]").fill(NEW);
        page.locator("main button").click();
        page.locator("#state").waitFor();
    }

    private void fill(String old, String one, String again) {
        page.locator("[name=old]").fill(old);
        page.locator("[name=new]").fill(one);
        page.locator("[name=again]").fill(again);
        page.locator(".account button").click();
        page.waitForLoadState();
    }

    /// Nothing hangs out of the screen.
    private void assertFits(String what) {
        int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(overflow).as(what).isLessThanOrEqualTo(0);
    }
}
