package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The pages of models and of the network, as somebody sees them who runs the demo: a model is trained with what
/// was said of its incidents, put to work and gone back from.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelsAndNetworkTest extends DemoInBrowser {

    private static final double TRAINING_MILLIS = 300_000;

    private static final String SHIPPED = "/models/shipped:random-forest-flow";

    private Locator training(String phase) {
        return page.locator("#training[data-phase=" + phase + "]");
    }

    private Locator button(String words) {
        return page.locator("main button", new Page.LocatorOptions().setHasText(words));
    }

    /// Of all that there are the first ones.
    private void judge(int count) {
        page.navigate(demo.address() + "/incidents?show=all");
        page.locator("[data-line]").nth(count).waitFor();
        for (int i = 0; i < count; i++) {
            page.navigate(demo.address() + "/incidents?show=all");
            page.locator("[data-line] a").nth(i).click();
            page.locator(".judge button[value=real]").click();
            page.locator(".toast").waitFor();
        }
    }

    @Test
    @Order(1)
    void everybodyCanUseThesePages_inBothThemesAndOnAPhone() {
        page.locator("#open li").nth(3).waitFor();
        List<String> paths = List.of("/models", SHIPPED, "/network");
        paths.forEach(this::requireUsableInBothThemes);
        requireNarrow(paths);
    }

    @Test
    @Order(2)
    void keysLeadToThem_andFromAModelBack() {
        page.keyboard().press("g");
        page.keyboard().press("m");
        page.waitForURL("**/models?*");
        page.locator(".model-name a").last().click();
        page.locator(".confusion").waitFor();
        page.locator("img.curve").first().scrollIntoViewIfNeeded();
        page.waitForCondition(() -> (int) page.evaluate("document.querySelector('img.curve').naturalWidth") > 0);
        page.keyboard().press("Escape");
        page.waitForURL("**/models?*");
        page.keyboard().press("g");
        page.keyboard().press("n");
        page.waitForURL("**/network?*");
        assertThat(page.locator("main").textContent()).contains("Nobody is asked", "lo", "Slowest to connect");
        page.locator("[data-figure=connect_seconds] canvas").waitFor();
    }

    @Test
    @Order(3)
    void aModelIsTrained_andTheTrainingIsShownUntilItIsEnded() {
        judge(4);
        page.navigate(demo.address() + "/models");
        button("Train").click();
        training("running").waitFor();
        picture("/models-training");
        page.evaluate("window.isSame = true");
        page.locator(
                        "#training-step",
                        new Page.LocatorOptions().setHasText(java.util.regex.Pattern.compile("Step [1-9]")))
                .waitFor(new Locator.WaitForOptions().setTimeout(TRAINING_MILLIS));
        assertThat(page.evaluate("window.isSame")).isEqualTo(true);
        page.reload();
        button("End training").click();
        training("cancelled").waitFor();

        assertThat(page.locator("#training").textContent()).contains("Training was ended after");
    }

    @Test
    @Order(4)
    void aCandidateIsInstalled_goneBackFrom_andThrownAway() {
        page.navigate(demo.address() + "/models");
        page.locator("[name=quick]").check();
        button("Train").click();
        training("done").waitFor(new Locator.WaitForOptions().setTimeout(TRAINING_MILLIS));
        assertThat(page.locator(".compared").first().textContent())
                .contains("false alarms in 100,000", "attacks found");
        picture("/models-trained");
        Locator force = page.locator(".candidate [name=force]");
        if (force.count() > 0) {
            force.check();
        }
        button("Install").click();
        page.waitForURL("**/models");
        assertThat(page.locator("section[aria-labelledby=m-work]").textContent())
                .contains("random-forest-full:1")
                .doesNotContain("shipped:random-forest-flow");

        button("Go back to the one before").click();
        page.waitForURL("**/models");
        assertThat(page.locator("section[aria-labelledby=m-work]").textContent())
                .contains("shipped:random-forest-flow")
                .doesNotContain("random-forest-full:1");

        page.locator("section[aria-labelledby=m-shelf] summary").first().click();
        button("Throw away for good").first().click();
        page.waitForURL("**/models");
        assertThat(page.locator("main").textContent()).doesNotContain("random-forest-full:1 ");
    }

    @Test
    @Order(5)
    void whatItWouldHelpToKnowIsFound() {
        page.navigate(demo.address() + "/models");
        page.locator("#asked button").click();
        page.locator(".asked li").first().waitFor(new Locator.WaitForOptions().setTimeout(TRAINING_MILLIS));

        assertThat(page.locator("#asked").textContent()).contains("the likeliest (");
    }
}
