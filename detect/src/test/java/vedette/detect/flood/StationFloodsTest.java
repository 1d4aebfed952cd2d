package vedette.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.EchoFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.NeighbourFact;

class StationFloodsTest {

    private static final int DISCOVER = 1;
    private static final int REQUEST = 3;

    private final Traffic traffic = new Traffic(new StationFloods());

    private void lease(int type, long mac) {
        Ends ends = new Ends(address("0.0.0.0"), 68, address("255.255.255.255"), 67, IpProtocol.UDP);
        traffic.say(new DhcpFact(
                ends, traffic.micros(), type, mac, Address.NONE, Address.NONE, Address.NONE, Address.NONE, "", mac));
    }

    private void tell(NeighbourFact.Type type, String from) {
        Ends ends = new Ends(address(from), 0, address("ff02::1"), 0, IpProtocol.ICMPV6);
        traffic.say(new NeighbourFact(ends, traffic.micros(), type, address(from), 5, 5, true, 1_800));
    }

    private void ping(String from, String to) {
        Ends ends = new Ends(address(from), 0, address(to), 0, IpProtocol.ICMPV6);
        traffic.say(new EchoFact(ends, traffic.micros(), false, 1, 1, 56, 7, 3_000));
    }

    @Test
    void givenEverNewHardwareAddressesThatAskForALease_thenItIsAFlood() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            for (int i = 0; i < 50; i++) {
                lease(DISCOVER, 1_000 * second + i);
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed)
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.kind()).isEqualTo(Kind.FLOOD));
    }

    @Test
    void givenHostsThatComeUpAfterAPowerCut_thenItIsNoFlood() {
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 25; i++) {
                lease(DISCOVER, 1_000 * second + i);
                lease(second < 1 ? DISCOVER : REQUEST, 1_000 * (second - 1) + i);
            }
            assertThat(traffic.tick()).isEmpty();
        }
    }

    @Test
    void givenAFewHostsThatAskAgainAndAgain_thenItIsNoFlood() {
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 25; i++) {
                lease(DISCOVER, i);
            }
            assertThat(traffic.tick()).isEmpty();
        }
    }

    @Test
    void givenRoutersByTheDozen_thenItIsAFlood_butAFewAreNot() {
        for (int i = 1; i < 10; i++) {
            tell(NeighbourFact.Type.ROUTER_ADVERTISEMENT, "fe80::" + i);
        }
        assertThat(traffic.rest(5)).isEmpty();
        for (int i = 10; i < 40; i++) {
            tell(NeighbourFact.Type.ROUTER_ADVERTISEMENT, "fe80::" + i);
        }

        assertThat(traffic.tick())
                .singleElement()
                .satisfies(signal -> assertThat(signal.kind()).isEqualTo(Kind.FLOOD));
    }

    @Test
    void givenNeighboursByTheHundred_thenItIsAFlood_butANetworkThatWakesUpIsNot() {
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 12; i++) {
                tell(NeighbourFact.Type.NEIGHBOUR_ADVERTISEMENT, "fe80::1:" + (100 * second + i));
            }
            assertThat(traffic.tick()).isEmpty();
        }
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            for (int i = 0; i < 90; i++) {
                tell(NeighbourFact.Type.NEIGHBOUR_ADVERTISEMENT, "fe80::2:" + (100 * second + i));
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenPingsOfEverybodyInTheNameOfOne_thenTheAnswersAreAFlood_butAnAdministratorsAreNot() {
        for (int second = 0; second < 60; second++) {
            ping("fe80::5", "ff02::1");
            assertThat(traffic.tick()).isEmpty();
        }
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 30; i++) {
                ping("fd00::7", "ff02::1");
            }
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.REFLECTION);
            assertThat(signal.entity()).hasToString("fd00::7");
        });
    }

    @Test
    void givenPingsThatAGroupIsSaidToHaveSent_thenTheyAreNoticed() {
        for (int i = 0; i < 20; i++) {
            ping("ff02::1", "fd00::7");
        }

        assertThat(traffic.tick())
                .singleElement()
                .satisfies(signal -> assertThat(signal.entity()).hasToString("fd00::7"));
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int i = 10; i < 25; i++) {
            tell(NeighbourFact.Type.ROUTER_ADVERTISEMENT, "fe80::" + i);
        }
        assertThat(traffic.tick()).isEmpty();
        traffic.handOverTo(new StationFloods());
        for (int i = 10; i < 35; i++) {
            tell(NeighbourFact.Type.ROUTER_ADVERTISEMENT, "fe80::" + i);
        }

        assertThat(traffic.tick()).isNotEmpty();
    }
}
