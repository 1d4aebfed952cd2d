package vedette.capture.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultRoutesTest {

    private static final String HEADING = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU";
    private static final String ZEROS = "0".repeat(32);

    @Test
    void anInterfaceWithARouteToEverywhereCarriesADefaultRoute() {
        List<String> ipv4 = List.of(
                HEADING,
                "eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0",
                "eth1\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0",
                "eth2\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000080\t0");

        assertThat(DefaultRoutes.parse(ipv4, List.of())).containsExactly("eth0");
    }

    @Test
    void ipv6CountsTooButNotItsRouteToNowhere() {
        List<String> ipv6 = List.of(
                route("00", "wlan0"),
                route("40", "eth1"),
                ZEROS + " 00 " + ZEROS + " 00 " + ZEROS + " ffffffff 00000001 00000000 00200200       lo");

        assertThat(DefaultRoutes.parse(List.of(), ipv6)).containsExactly("wlan0");
    }

    @Test
    void linesThatAreNotAsExpectedAreLeftOut() {
        assertThat(DefaultRoutes.parse(List.of("", "eth0"), List.of("", "x y"))).isEmpty();
    }

    private static String route(String prefixLength, String name) {
        return ZEROS + " " + prefixLength + " " + ZEROS + " 00 fe800000000000000000000000000001"
                + " 00000400 00000001 00000000 00000003 " + name;
    }
}
