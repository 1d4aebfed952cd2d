package vedette.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;
import vedette.capture.system.Offloads;

/// What is told of the interfaces of a namespace, which are known here to the last bit.
@Tag("namespaces")
class InterfacesTest {

    private Wire wire;

    @BeforeAll
    static void checkTheMachine() {
        String obstacle = Namespace.obstacle();
        assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @BeforeEach
    void makeWire() {
        wire = Wire.make();
    }

    @AfterEach
    void removeWire() {
        wire.close();
    }

    @Test
    void eachInterfaceIsListedWithItsStateAddressesAndCounts() throws Exception {
        wire.address();
        wire.here.inside("ip", "link", "set", Wire.HERE, "address", "02:77:00:00:00:01", "mtu", "1400");
        wire.here.inside("ip", "route", "add", "default", "via", "10.77.0.2");
        wire.send(5, 100);

        List<InterfaceReport> reports = wire.here.call(NetworkInterfaces::list);

        assertThat(reports).extracting(InterfaceReport::name).containsExactlyInAnyOrder("lo", Wire.HERE);
        assertThat(reports)
                .filteredOn(it -> it.name().equals(Wire.HERE))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.state()).isEqualTo(InterfaceReport.State.UP);
                    assertThat(it.hardware().kind()).isEqualTo(InterfaceReport.Kind.VIRTUAL);
                    assertThat(it.hardware().address()).isEqualTo("02:77:00:00:00:01");
                    assertThat(it.hardware().mtu()).isEqualTo(1_400);
                    assertThat(it.addresses()).containsExactly("10.77.0.1/24");
                    assertThat(it.carriesDefaultRoute()).isTrue();
                    assertThat(it.counters().rxPackets()).isGreaterThanOrEqualTo(5);
                });
        assertThat(reports)
                .filteredOn(it -> it.name().equals("lo"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.state()).isEqualTo(InterfaceReport.State.DOWN);
                    assertThat(it.hardware().kind()).isEqualTo(InterfaceReport.Kind.LOOPBACK);
                    assertThat(it.carriesDefaultRoute()).isFalse();
                });
    }

    @Test
    void whenTheOtherEndIsDown_thenThereIsNoCarrier() throws Exception {
        wire.there.inside("ip", "link", "set", Wire.THERE, "down");

        wire.here.call(() -> {
            Await.until( // the kernel tells up to a second later
                    "the carrier to be lost",
                    () -> NetworkInterfaces.find(Wire.HERE).orElseThrow().state() == InterfaceReport.State.NO_CARRIER);
            return "";
        });
    }

    @Test
    void theOffloadsAreTold() throws Exception {
        assertThat(offloads()).isEqualTo(new Offloads(false, false, false));

        wire.here.offloads(Wire.HERE, "on");

        assertThat(offloads()).isEqualTo(new Offloads(true, false, true));
        assertThat(offloads().mergesPackets()).isTrue();
        assertThat(Offloads.commandToStopMerging(Wire.HERE)).isEqualTo("sudo ethtool -K mon0 gro off lro off");
    }

    private Offloads offloads() throws Exception {
        return wire.here.call(() -> Offloads.of(Wire.HERE).orElseThrow());
    }

    @Test
    void rootMayCapture() throws Exception {
        assertThat(wire.here.call(NetworkInterfaces::mayCapture)).isTrue();
    }
}
