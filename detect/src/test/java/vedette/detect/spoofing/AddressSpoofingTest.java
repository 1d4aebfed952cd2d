package vedette.detect.spoofing;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.NeighbourFact;

class AddressSpoofingTest {

    private static final String GATEWAY = "10.0.0.254";
    private static final String CLIENT = "10.0.0.5";
    private static final String INSIDER = "10.0.0.66";
    private static final long GATEWAY_MAC = 0x02_00_00_00_00_FEL;
    private static final long CLIENT_MAC = 0x02_00_00_00_00_05L;
    private static final long INSIDER_MAC = 0x02_00_00_00_00_66L;
    private static final long ALL = 0xFFFF_FFFF_FFFFL;

    private final Traffic traffic = new Traffic(new AddressSpoofing());
    private long micros;

    @BeforeEach
    void everybodyHasSpoken() {
        arp(false, GATEWAY, GATEWAY_MAC, CLIENT, 0);
        arp(false, CLIENT, CLIENT_MAC, GATEWAY, 0);
        arp(false, INSIDER, INSIDER_MAC, GATEWAY, 0);
        traffic.rest(10);
    }

    private void arp(boolean isAnswer, String client, long mac, String server, long target) {
        micros = Math.max(micros + 1, traffic.micros());
        Ends ends = new Ends(address(client), 0, address(server), 0, 0);
        traffic.say(new ArpFact(ends, micros, isAnswer, mac, mac, target, isAnswer ? target : ALL));
    }

    private void advertise(String target, long mac, boolean isOverride) {
        micros = Math.max(micros + 1, traffic.micros());
        Ends ends = new Ends(address(target), 0, address("fd00::5"), 0, IpProtocol.ICMPV6);
        traffic.say(new NeighbourFact(
                ends, micros, NeighbourFact.Type.NEIGHBOUR_ADVERTISEMENT, address(target), mac, mac, isOverride, 0));
    }

    @Test
    void givenAnswersThatNobodyAskedFor_thenWhoSendsThemIsNamedWithinTheSecond() {
        arp(true, GATEWAY, INSIDER_MAC, CLIENT, CLIENT_MAC);
        arp(true, CLIENT, INSIDER_MAC, GATEWAY, GATEWAY_MAC);

        assertThat(traffic.tick()).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.ARP_SPOOFING);
            assertThat(signal.entity()).hasToString(INSIDER);
            assertThat(signal.targets()).extracting(Address::toString).contains(GATEWAY, CLIENT);
        });
    }

    @Test
    void givenAnnouncementsOfWhatTheGatewayHolds_whenItGoesOn_thenTheyAreNoticed() {
        List<Signal> noticed = new ArrayList<>();
        for (int second = 0; second < 8; second++) {
            arp(false, GATEWAY, INSIDER_MAC, GATEWAY, 0);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenAFailOver_thenItsAnnouncementsAreNotAccused() {
        List<Signal> noticed = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5; i++) {
                arp(true, GATEWAY, INSIDER_MAC, GATEWAY, INSIDER_MAC);
            }
            noticed.addAll(traffic.rest(5));
        }
        for (int minute = 0; minute < 10; minute++) {
            arp(false, CLIENT, CLIENT_MAC, GATEWAY, 0);
            arp(true, GATEWAY, INSIDER_MAC, CLIENT, CLIENT_MAC);
            noticed.addAll(traffic.rest(59));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAHostThatChangedItsCard_thenItIsNotAccused() {
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            arp(false, CLIENT, 0x02_AA_00_00_00_01L, GATEWAY, 0);
            arp(true, GATEWAY, GATEWAY_MAC, CLIENT, 0x02_AA_00_00_00_01L);
            noticed.addAll(traffic.rest(12));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenARepeaterThatSaysEverythingAgain_thenItIsNotAccused() {
        long repeater = 0x02_BB_00_00_00_01L;
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            arp(false, CLIENT, CLIENT_MAC, GATEWAY, 0);
            arp(false, CLIENT, repeater, GATEWAY, 0);
            arp(true, GATEWAY, GATEWAY_MAC, CLIENT, CLIENT_MAC);
            arp(true, GATEWAY, repeater, CLIENT, CLIENT_MAC);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAnswersRightAfterTheTrueOnes_whenItGoesOnUnasked_thenItIsNoRepeater() {
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            arp(false, CLIENT, CLIENT_MAC, GATEWAY, 0);
            arp(true, GATEWAY, GATEWAY_MAC, CLIENT, CLIENT_MAC);
            arp(true, GATEWAY, INSIDER_MAC, CLIENT, CLIENT_MAC);
            noticed.addAll(traffic.tick());
        }
        assertThat(noticed).isEmpty();
        traffic.rest(5);
        for (int i = 0; i < 4; i++) {
            arp(true, GATEWAY, INSIDER_MAC, CLIENT, CLIENT_MAC);
            arp(true, CLIENT, INSIDER_MAC, GATEWAY, GATEWAY_MAC);
            noticed.addAll(traffic.rest(5));
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenARepeater_whenWhatItSaysAgainWasLostNowAndThen_thenItIsNotAccused() {
        long repeater = 0x02_BB_00_00_00_01L;
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i % 20 != 19) {
                arp(false, CLIENT, CLIENT_MAC, GATEWAY, 0);
            }
            arp(false, CLIENT, repeater, GATEWAY, 0);
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenOneStrayAnswer_thenItIsNotEnough() {
        arp(true, GATEWAY, INSIDER_MAC, CLIENT, CLIENT_MAC);

        assertThat(traffic.rest(60)).isEmpty();
    }

    @Test
    void givenAdvertisementsOfAnothersAddress_thenTheyAreNoticed_butNotARoutersForOthers() {
        advertise("fd00::fe", GATEWAY_MAC, true);
        traffic.rest(5);
        advertise("fd00::fe", INSIDER_MAC, false);
        advertise("fd00::fe", INSIDER_MAC, false);
        assertThat(traffic.rest(5)).isEmpty();

        advertise("fd00::fe", INSIDER_MAC, true);
        advertise("fd00::fe", INSIDER_MAC, true);
        assertThat(traffic.tick()).extracting(Signal::entity).containsExactly(address(INSIDER));
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        arp(true, GATEWAY, INSIDER_MAC, CLIENT, CLIENT_MAC);
        assertThat(traffic.tick()).isEmpty();

        traffic.handOverTo(new AddressSpoofing());
        arp(true, GATEWAY, INSIDER_MAC, CLIENT, CLIENT_MAC);

        assertThat(traffic.tick())
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(2));
    }

    @Test
    void givenEverNewAddresses_thenWhatIsRememberedStaysBounded() throws IOException {
        AddressSpoofing detector = new AddressSpoofing();
        Traffic flood = new Traffic(detector);
        for (int i = 0; i < 40_000; i++) {
            String claimed = "10." + i / 40_000 + "." + i / 250 % 250 + "." + i % 250;
            Ends ends = new Ends(address(claimed), 0, address(GATEWAY), 0, 0);
            flood.say(new ArpFact(ends, flood.micros() + i, true, i + 1, i + 1, 0, ALL));
            if (i % 4_000 == 0) {
                flood.tick();
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        detector.write(new DataOutputStream(written));

        assertThat(written.size()).isLessThan(4 << 20);
    }
}
