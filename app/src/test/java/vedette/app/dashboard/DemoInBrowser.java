package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run in a process of its own, the demo if no other is named, and somebody who is signed in with a real browser.
/// Whatever the browser complains of
/// fails the test.
///
/// `-Dscreenshots=FOLDER` keeps pictures of pages, to be looked at.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
abstract class DemoInBrowser {

    private static final double WAIT_MILLIS = 60_000;

    @TempDir
    private static Path folder;

    final List<String> complaints = new ArrayList<>();
    DemoProcess demo;
    private Playwright playwright;
    private Browser browser;
    BrowserContext context;
    Page page;

    @BeforeAll
    void start() throws Exception {
        Optional<Path> chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "there is no Chromium: script/test installs it");
        demo = run(folder);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    /// What is looked at.
    DemoProcess run(Path folder) throws Exception {
        return new DemoProcess(folder, "12");
    }

    @AfterAll
    void stop() throws Exception {
        if (playwright != null) {
            playwright.close();
        }
        if (demo != null) {
            assertThat(demo.stopped())
                    .contains("dashboard: " + demo.address(), "TCP")
                    .doesNotContain("Exception", DemoProcess.PASSWORD);
        }
    }

    /// What is special about the browser.
    Browser.NewContextOptions adapted(Browser.NewContextOptions options) {
        return options;
    }

    @BeforeEach
    void signIn() {
        open(1440, 900, ColorScheme.DARK);
    }

    final void open(int width, int height, ColorScheme scheme) {
        context = browser.newContext(adapted(new Browser.NewContextOptions())
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setIgnoreHTTPSErrors(true) // nobody has told the browser of a certificate that was made just now
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(WAIT_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text() + " at " + page.url());
            }
        });
        page.onPageError(error -> complaints.add(error + " at " + page.url()));
        page.onRequest(request -> {
            if (!request.url().startsWith(demo.address()) && !request.url().startsWith("data:")) {
                complaints.add("asks " + request.url());
            }
        });
        awaitVedette();
        page.locator("[name=name]").fill("admin");
        page.locator("[name=password]").fill(DemoProcess.PASSWORD);
        page.locator("main button").click();
        page.locator("#state").waitFor();
        page.locator("[data-live=line]", new Page.LocatorOptions().setHasNotText("connecting"))
                .waitFor();
    }

    /// The first page, once there is a process that serves it.
    private void awaitVedette() {
        for (int i = 0; ; i++) {
            try {
                page.navigate(demo.address() + "/");
                return;
            } catch (com.microsoft.playwright.PlaywrightException e) {
                if (i > 300 || !demo.isAlive()) {
                    throw e;
                }
                page.waitForTimeout(200);
                complaints.clear();
            }
        }
    }

    @AfterEach
    void nothingIsComplainedOf() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    /// Nothing that somebody would have trouble with.
    void requireUsable(String as) {
        AxeResults results = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                .analyze();

        assertThat(results.getViolations())
                .as(as)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    /// A page, in both themes.
    final void requireUsableInBothThemes(String path) {
        for (String theme : List.of("dark", "light")) {
            page.navigate(demo.address() + path);
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            requireUsable(path + " in " + theme);
            picture(path + "-" + theme);
        }
    }

    /// Whether pages fit a phone.
    final void requireNarrow(List<String> paths) {
        context.close();
        open(390, 844, ColorScheme.LIGHT);
        for (String path : paths) {
            page.navigate(demo.address() + path);
            int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");

            picture(path + "-phone");
            assertThat(overflow).as(path).isLessThanOrEqualTo(0);
        }
    }

    void picture(String name) {
        String where = System.getProperty("screenshots", "");
        if (!where.isEmpty()) {
            page.waitForTimeout(1_500);
            String file = name.replaceAll("\\W+", "-") + ".png";
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(where).resolve(file))
                    .setFullPage(true));
        }
    }
}
