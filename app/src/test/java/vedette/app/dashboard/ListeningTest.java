package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import vedette.capture.system.InterfaceCounters;
import vedette.capture.system.InterfaceReport;

class ListeningTest {

    private static final InetAddress LAN = InetAddress.ofLiteral("192.168.1.5");

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5005, 127.0.0.1, 5005, false, false",
        "5005,           127.0.0.1, 5005, false, false",
        "[::1]:5005,     0:0:0:0:0:0:0:1, 5005, false, false",
        "0.0.0.0:5005,   0.0.0.0, 5005, true, false",
        "10.0.0.1:5005,  10.0.0.1, 5005, true, false",
        "[::]:5005,      0:0:0:0:0:0:0:0, 5005, true, false",
        "lan,            192.168.1.5, 0, true, true",
        "lan:5005,       192.168.1.5, 5005, true, true"
    })
    void whereIsSaidInShort(String text, String address, int port, boolean isBeyond, boolean isLan) {
        Listening listening = Listening.of(text, () -> LAN);

        assertThat(listening.addresses().getFirst().getHostAddress()).isEqualTo(address);
        assertThat(listening.addresses()).hasSize(isLan ? 2 : 1);
        assertThat(listening.port()).isEqualTo(port);
        assertThat(listening.isBeyond()).isEqualTo(isBeyond);
        assertThat(listening.isLan()).isEqualTo(isLan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lan:", "0", "65536", "127.0.0.1", "127.0.0.1:", "10.0.0.1:-5", "not a host:5000"})
    void whatIsNoPlaceIsRefused(String text) {
        assertThatThrownBy(() -> Listening.of(text, () -> LAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--listen takes");
    }

    @ParameterizedTest
    @CsvSource({
        "'--listen 0.0.0.0:5000', add --tls",
        "'--listen [::]:5000', add --tls",
        "'--listen 10.0.0.1:5000 --host-name a.example', add --tls",
        "'--tls-cert cert.pem', go together",
        "'--tls-key key.pem', go together",
        "'--listen 0.0.0.0:5000 --tls --behind-proxy', leave out --tls",
        "'--host-name a.example/evil', --host-name takes a name"
    })
    void whatCannotBeMeantIsRefusedBeforeAnythingBegins(String words, String why) {
        assertThatThrownBy(() -> options(words).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--listen 127.0.0.1:5000",
                "--listen 0.0.0.0:5000 --tls",
                "--listen 0.0.0.0:5000 --tls-cert cert.pem --tls-key key.pem",
                "--listen 0.0.0.0:5000 --behind-proxy",
                "--listen 0.0.0.0:5000 --no-dashboard"
            })
    void whatCanBeMeantIsNot(String words) {
        DashboardOptions options = options(words);
        options.check();
        assertThat(options.isReachable()).isEqualTo(words.contains("0.0.0.0"));
    }

    private static DashboardOptions options(String words) {
        DashboardOptions options = new DashboardOptions();
        CommandLine.populateCommand(options, words.split(" ", -1));
        return options;
    }

    @Test
    void theLanIsAPrivateAddressOfTheDefaultRoute() {
        InterfaceReport office = report("eth1", true, "203.0.113.4/24", "10.7.0.4/16", "fd00::4/64");
        InterfaceReport bridge = report("docker0", false, "172.17.0.1/16");
        InterfaceReport modern = report("eth2", true, "2001:db8::4/64", "fe80::4%eth2/64", "fd00::4/64");

        assertThat(LanAddress.of(List.of(bridge, office)).getHostAddress()).isEqualTo("10.7.0.4");
        assertThat(LanAddress.of(List.of(modern)).getHostAddress()).isEqualTo("fd00:0:0:0:0:0:0:4");
        assertThatThrownBy(() -> LanAddress.of(List.of(bridge))).hasMessageContaining("there is no default route");
        assertThatThrownBy(() -> LanAddress.of(List.of(report("ppp0", true, "203.0.113.4/32"))))
                .hasMessageContaining("no private address (203.0.113.4)");
    }

    private static InterfaceReport report(String name, boolean isRouted, String... addresses) {
        InterfaceReport.Hardware hardware = new InterfaceReport.Hardware(InterfaceReport.Kind.ETHERNET, "", 1_500, 0);
        return new InterfaceReport(
                name,
                InterfaceReport.State.UP,
                hardware,
                List.of(addresses),
                isRouted,
                InterfaceCounters.of("no such interface"));
    }
}
