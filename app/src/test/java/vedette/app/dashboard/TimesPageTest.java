package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which time is shown, by which clock, and what charts lead to.
class TimesPageTest extends DemoInBrowser {

    private static final Pattern FROM_TO = Pattern.compile("from=([^&]+)&to=([^&]+)");

    @Override
    Browser.NewContextOptions adapted(Browser.NewContextOptions options) {
        return options.setTimezoneId("America/New_York");
    }

    @BeforeEach
    void awaitCharts() {
        page.locator("#open li").first().waitFor();
        page.locator("[data-chart=traffic] canvas").waitFor();
        awaitDrawn("traffic");
    }

    private void awaitDrawn(String chart) {
        page.locator("[data-chart=" + chart + "] canvas").waitFor();
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(
                "chart => echarts.getInstanceByDom(document.querySelector(`[data-chart=${chart}]`)).getOption()?.series?.length > 0",
                chart)));
    }

    /// What stands below a chart, and when that is.
    @SuppressWarnings("unchecked")
    private List<List<Object>> labels(String chart) {
        return (List<List<Object>>) page.evaluate("""
                chart => echarts.getInstanceByDom(document.querySelector(`[data-chart=${chart}]`)).getModel()
                    .getComponent('xAxis').axis.getViewLabels().map(label => [label.tickValue, label.formattedLabel])""", chart);
    }

    @Test
    void chartsAndTablesAreInTheZoneThatIsChosen() {
        page.locator("#zone").selectOption("utc");
        page.locator("body[data-zone='UTC']").waitFor();
        awaitCharts();
        List<List<Object>> labels = labels("traffic");
        assertThat(labels).isNotEmpty();
        for (List<Object> label : labels) {
            String utc =
                    Instant.ofEpochMilli(((Number) label.get(0)).longValue()).toString();
            assertThat(String.valueOf(label.get(1)))
                    .isEqualTo(utc.substring(11, 11 + label.get(1).toString().length()));
        }
        page.navigate(demo.address() + "/incidents?show=all");
        Locator time = page.locator("[data-line] time").first();
        assertThat(time.getAttribute("datetime").substring(11, 16))
                .isEqualTo(time.textContent()
                        .strip()
                        .substring(time.textContent().strip().length() - 5));

        page.locator("#zone").selectOption("local");
        page.locator("body[data-zone='America/New_York']").waitFor();
        Instant there = Instant.parse(page.locator("[data-line] time").first().getAttribute("datetime"));
        assertThat(page.locator("[data-line] time").first().textContent().strip())
                .endsWith(there.atZone(ZoneId.of("America/New_York"))
                        .toLocalTime()
                        .toString()
                        .substring(0, 5));
        page.locator("#zone").selectOption("server");
        page.locator("body:not([data-zone='America/New_York'])").waitFor();
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
    }

    @Test
    void aTimeIsChosenByItsEnds_andThereIsAWayBackToNow() {
        page.navigate(demo.address() + "/incidents?show=all");
        page.locator(".between summary").click();
        page.locator(".between [name=from]").fill("2026-01-12T10:00:05");
        page.locator(".between [name=to]").fill("2026-01-12T12:30:05");
        picture("between");
        requireUsable("choosing a time");
        page.locator(".between button").click();
        page.waitForURL("**/incidents?show=all&from=2026-01-12T**");
        assertThat(page.locator(".range option[selected]").textContent()).contains("12 Jan");
        assertThat(page.locator("#now").getAttribute("aria-current")).isNull();
        picture("fixed");

        page.keyboard().press("g");
        page.keyboard().press("h");
        page.waitForURL("**/hosts?from=2026-01-12T**");
        page.locator("#now").click();
        page.waitForURL(Pattern.compile(".*/hosts$"));
        assertThat(page.locator("#now").getAttribute("aria-current")).isEqualTo("true");
    }

    @Test
    void aStrokeOverAChartChoosesTheTime() {
        Locator chart = page.locator("[data-chart=traffic]");
        chart.scrollIntoViewIfNeeded();
        var box = chart.boundingBox();
        page.mouse().move(box.x + box.width * 0.4, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.6, box.y + box.height / 2);
        page.mouse().move(box.x + box.width * 0.8, box.y + box.height / 2);
        assertThat(page.locator(".stroke").isVisible()).isTrue();
        picture("stroke");
        page.mouse().up();
        page.waitForURL("**/?from=**&to=**");

        Matcher range = FROM_TO.matcher(page.url().replace("%3A", ":"));
        assertThat(range.find()).isTrue();
        long seconds = Duration.between(Instant.parse(range.group(1)), Instant.parse(range.group(2)))
                .toSeconds();
        assertThat(seconds).isBetween(60L, 3_600L);
    }

    @Test
    void whatIsClickedLeadsToWhatItShows() {
        clickAMark("traffic");
        page.waitForURL("**/incidents/**");

        page.navigate(demo.address() + "/");
        awaitCharts();
        Locator chart = page.locator("[data-chart=threat]");
        chart.scrollIntoViewIfNeeded();
        page.waitForTimeout(500);
        var box = chart.boundingBox();
        page.mouse().click(box.x + box.width * 0.5, box.y + box.height * 0.5);
        page.waitForURL("**/incidents?show=all&from=**");
    }

    /// Clicks the first incident that is marked.
    private void clickAMark(String chart) {
        Locator place = page.locator("[data-chart=" + chart + "]");
        place.scrollIntoViewIfNeeded();
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("""
                chart => echarts.getInstanceByDom(document.querySelector(`[data-chart=${chart}]`)).getOption()
                    .series.find(one => one.type === 'scatter')?.data.length > 0""", chart)));
        page.locator("#pause").click(); // a chart that slides is hard to hit
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>) page.evaluate("""
                chart => {
                  const drawn = echarts.getInstanceByDom(document.querySelector(`[data-chart=${chart}]`));
                  const marks = drawn.getOption().series.find(one => one.type === 'scatter').data;
                  return drawn.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, marks.at(-1).value);
                }""", chart);
        place.click(new Locator.ClickOptions()
                .setPosition(at.get(0).doubleValue(), at.get(1).doubleValue()));
    }

    @Test
    void theFirstPageNamesWhatTravels_andItsNumbersLeadToWhatTheyCount() {
        awaitDrawn("protocols");
        assertThat(page.locator(".tile", new Page.LocatorOptions().setHasText("alarms today"))
                        .textContent())
                .containsPattern("\\d+ of \\d+");
        page.locator(".tile", new Page.LocatorOptions().setHasText("conversations"))
                .click();
        page.waitForURL("**/flows?**");
        page.locator("[data-line]").first().waitFor();

        page.navigate(demo.address() + "/");
        String sentence = page.locator(".sentence").textContent();
        assertThat(sentence).isNotBlank();
        page.locator(".tile", new Page.LocatorOptions().setHasText("like attacks"))
                .click();
        page.waitForURL("**/traffic?by=class&measure=flows**");
    }

    @Test
    void allOfItFitsAPhone() {
        requireNarrow(
                List.of("/", "/incidents?show=all", "/incidents?from=2026-01-12T10:00:00Z&to=2026-01-12T12:00:00Z"));
        page.locator(".between summary").click();
        int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        picture("between-phone");
        assertThat(overflow).isLessThanOrEqualTo(0);
    }
}
