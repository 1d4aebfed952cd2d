package vedette.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.capture.CaptureException;
import vedette.capture.system.InterfaceCounters;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.InterfaceReport.Hardware;
import vedette.capture.system.InterfaceReport.Kind;
import vedette.capture.system.InterfaceReport.State;

class AllInterfacesTest {

    private static InterfaceReport one(String name, Kind kind, State state) {
        return new InterfaceReport(
                name,
                state,
                new Hardware(kind, "", 1_500, 0),
                List.of(),
                false,
                new InterfaceCounters(0, 0, 0, 0, 0, 0));
    }

    @Test
    void wiresAndRadiosThatAreUpAreChosen() {
        assertThat(AllInterfaces.of(List.of(
                        one("lo", Kind.LOOPBACK, State.UP),
                        one("eth0", Kind.ETHERNET, State.UP),
                        one("eth1", Kind.ETHERNET, State.NO_CARRIER),
                        one("wlan0", Kind.WIRELESS, State.UP),
                        one("docker0", Kind.BRIDGE, State.UP))))
                .containsExactly("eth0", "wlan0");
    }

    @Test
    void whereThereIsNoWire_allButLoopbackAre() {
        assertThat(AllInterfaces.of(List.of(
                        one("lo", Kind.LOOPBACK, State.UP),
                        one("veth0", Kind.VIRTUAL, State.UP),
                        one("tun0", Kind.TUNNEL, State.UP))))
                .containsExactly("veth0", "tun0");
    }

    @Test
    void whereThereIsNothing_thatIsSaid() {
        assertThatThrownBy(() -> AllInterfaces.of(List.of(one("lo", Kind.LOOPBACK, State.UP))))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("vedette interfaces");
    }
}
