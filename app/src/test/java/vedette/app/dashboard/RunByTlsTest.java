package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// A run that is not the demo: a file is followed, by TLS, with models at work and receivers who are told.
class RunByTlsTest extends DemoInBrowser {

    private Path folder = Path.of("");

    @Override
    DemoProcess run(Path place) throws Exception {
        folder = place;
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Path capture = place.resolve("growing.pcap");
        try (InputStream packed =
                new GZIPInputStream(Files.newInputStream(Path.of("..", "lab", "captures", "demo.pcap.gz")))) {
            Files.copy(packed, capture);
        }
        Path configuration =
                Files.writeString(place.resolve("vedette.yaml"), """
                notify:
                  - kind: eve
                    name: record
                    file: %s
                  - kind: webhook
                    name: tickets
                    url: http://127.0.0.1:%d/
                """.formatted(place.resolve("eve.json"), nobody));
        return new DemoProcess(
                place,
                "https",
                List.of(
                        "-r",
                        capture.toString(),
                        "--follow",
                        "--tls",
                        "-c",
                        configuration.toString(),
                        "--data-dir",
                        place.resolve("data").toString()));
    }

    private Locator receiver(String name) {
        return page.locator("section.card", new Page.LocatorOptions().setHasText("Who else is told"))
                .locator("tbody tr", new Locator.LocatorOptions().setHasText(name));
    }

    @Test
    void whatKeepsTheSessionIsNeverSentInTheClear() {
        Response response = page.navigate(demo.address() + "/incidents?show=all");

        assertThat(response.securityDetails().protocol).isEqualTo("TLS 1.3");
        // Whoever has trusted a certificate that was made here could not choose otherwise any more.
        assertThat(response.headerValue("strict-transport-security")).isNull();
        List<Cookie> cookies = context.cookies();
        assertThat(cookies).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.secure).isTrue();
            assertThat(cookie.httpOnly).isTrue();
        });
        page.locator("[data-line]").first().waitFor();
        requireUsable("incidents by TLS");
    }

    @Test
    void receiversSayHowTheyFare_andAreTried() throws Exception {
        page.navigate(demo.address() + "/settings");
        Locator settings = receiver("record");
        assertThat(settings.textContent()).contains("sent");
        requireUsableInBothThemes("/settings");

        settings = receiver("record");
        settings.locator("button").click();
        page.locator("text=The test arrived").waitFor();
        assertThat(Files.readString(folder.resolve("eve.json"))).contains("\"event_type\":\"alert\"");

        receiver("tickets").locator("button").click();
        page.locator("text=The test did not arrive").waitFor();
        requireUsable("a test that did not arrive");
        picture("test-that-did-not-arrive");
    }

    @Test
    void whatIsNotTheDemoIsNotCalledSo_andFitsAPhone() {
        assertThat(page.content()).doesNotContain("bundled demo");
        requireNarrow(List.of("/", "/settings", "/models", "/system"));
    }
}
