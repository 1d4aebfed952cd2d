package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules, settings and reports as an admin uses them.
class SettingsPageTest extends DemoInBrowser {

    @TempDir
    private Path downloads;

    private Locator card(String heading) {
        return page.locator("section.card", new Page.LocatorOptions().setHasText(heading));
    }

    @Test
    void anIncidentIsSuppressedByAKey_afterItWasShownWhatThatHides() {
        page.navigate(demo.address() + "/incidents?show=all");
        page.locator("[data-line]").first().waitFor();
        page.keyboard().press("j");
        page.keyboard().press("s");
        page.locator("#preview").waitFor();
        assertThat(page.locator("#preview").textContent()).contains("would have hidden 1 of the");

        page.locator("[name=reason]").fill("our own <b>scanner</b>");
        page.locator("button", new Page.LocatorOptions().setHasText("Hide these"))
                .click();
        Locator rules = card("Rules there are");
        rules.locator("tbody tr").waitFor();
        assertThat(rules.locator("tbody tr").textContent()).contains("our own <b>scanner</b>", "admin");
        rules.locator("button", new Locator.LocatorOptions().setHasText("Undo")).click();
        card("There are none").waitFor();
    }

    @Test
    void theBudgetIsSet_andSomebodyIsAddedAndRemovedAgain() {
        page.navigate(demo.address() + "/settings");
        page.locator("[name=budget]").fill("2.5");
        card("Alert budget").locator("button").click();
        card("What was done lately")
                .locator("td", new Locator.LocatorOptions().setHasText("alert.budget"))
                .first()
                .waitFor();
        assertThat(page.locator("[name=budget]").inputValue()).isEqualTo("2.5");

        Locator people = card("Somebody more");
        people.locator("form.fields [name=name]").fill("bob");
        people.locator("form.fields [name=password]").fill("a long enough password");
        people.locator("form.fields button").click();
        Locator bob = people.locator("tbody tr", new Locator.LocatorOptions().setHasText("bob"));
        bob.waitFor();
        page.onDialog(dialog -> dialog.accept());
        bob.locator("button", new Locator.LocatorOptions().setHasText("Remove")).click();
        page.locator("text=remove user").first().waitFor();
        assertThat(bob.count()).isZero();
    }

    @Test
    void aTokenIsShownOnce() {
        page.navigate(demo.address() + "/settings");
        Locator programs = card("One more token");
        programs.locator("form.fields [name=name]").fill("prometheus");
        programs.locator("form.fields button").click();
        String secret = page.locator("#secret").textContent();
        assertThat(secret).startsWith("vedette_");
        requireUsable("a token that is shown");
        picture("token");

        page.navigate(demo.address() + "/settings");
        assertThat(page.content()).contains("prometheus").doesNotContain(secret);
    }

    @Test
    void aReportIsWritten() throws Exception {
        page.navigate(demo.address() + "/reports");
        page.locator("[name=format]").selectOption("md");
        Download download =
                page.waitForDownload(() -> page.locator("button", new Page.LocatorOptions().setHasText("Write it"))
                        .click());
        Path file = downloads.resolve("report.md");
        download.saveAs(file);
        assertThat(Files.readString(file)).startsWith("# ").contains("## Summary");
    }

    @Test
    void onAPhoneTheOtherPagesAreUnderMore() {
        context.close();
        open(390, 844, ColorScheme.DARK);
        Locator settings = page.locator(".places a", new Page.LocatorOptions().setHasText("Settings"));
        assertThat(settings.isVisible()).isFalse();
        page.locator(".places .more a.open").click();
        settings.waitFor();
        requireUsable("all pages on a phone");
        settings.click();
        card("Alert budget").waitFor();
    }
}
