package vedette.detect.change;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Told;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.LineFact;

class OpenedPortsTest {

    private static final String ATTACKER = "198.51.100.9";
    private static final String STRANGER = "203.0.113.7";
    private static final String SERVER = "10.0.0.5";
    private static final int DOOR = 4_444;

    private final Told told = new Told(new OpenedPorts());
    private final Traffic traffic = new Traffic(told);

    private List<Signal> attack(Kind kind, boolean hasSucceeded) {
        told.hear(kind, ATTACKER, SERVER, hasSucceeded);
        return opened(traffic.connect(ATTACKER, SERVER, 80, 400, 900).tick());
    }

    private List<Signal> openDoor(String client) {
        return opened(traffic.connect(client, SERVER, DOOR, 200, 500).tick());
    }

    private static List<Signal> opened(List<Signal> signals) {
        return signals.stream()
                .filter(signal -> signal.kind() == Kind.OPENED_PORT)
                .toList();
    }

    @Test
    void givenAPortThatRefusedTheAttacker_whenItAnswersAfterTheAttack_thenItIsHigh() {
        traffic.refused(ATTACKER, SERVER, DOOR).tick();
        attack(Kind.WEB_ATTACK, false);

        assertThat(openDoor(ATTACKER)).singleElement().satisfies(signal -> {
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.ports()).containsExactly(DOOR);
            assertThat(signal.sources()).extracting(Address::toString).containsExactly(ATTACKER);
            assertThat(signal.strength() * signal.kind().points()).isGreaterThanOrEqualTo(70);
        });
    }

    @Test
    void givenAPortThatWasSilentToTheAttacker_whenItAnswersHim_thenItIsNoticed() {
        traffic.unanswered(ATTACKER, SERVER, DOOR).tick();
        traffic.add(traffic.flow(ATTACKER, SERVER, DOOR, IpProtocol.TCP)
                        .failed(true)
                        .ended(true)
                        .oneSided(true))
                .tick();
        attack(Kind.WEB_ATTACK, false);

        assertThat(openDoor(ATTACKER)).hasSize(1);
    }

    @Test
    void givenAPortThatWasSilentToAnother_thenAFirewallMayTellThemApartAndNothingIsSaid() {
        traffic.unanswered(STRANGER, SERVER, DOOR).tick();
        traffic.add(traffic.flow(STRANGER, SERVER, DOOR, IpProtocol.TCP)
                        .failed(true)
                        .ended(true)
                        .oneSided(true))
                .tick();
        attack(Kind.WEB_ATTACK, false);

        assertThat(openDoor(ATTACKER)).isEmpty();
    }

    @Test
    void givenAPortThatRefusesThoseOutside_whenOneInsideIsAnswered_thenNothingIsSaid() {
        traffic.refused(ATTACKER, SERVER, DOOR).tick();
        attack(Kind.WEB_ATTACK, true);

        assertThat(openDoor("10.0.0.77")).isEmpty();
    }

    @Test
    void givenAnAttackThatDidNotSucceed_whenTheOpenedPortAnswersAnother_thenItIsBelowMedium() {
        traffic.refused(STRANGER, SERVER, DOOR).tick();
        attack(Kind.WEB_ATTACK, false);

        assertThat(openDoor(STRANGER))
                .singleElement()
                .satisfies(signal ->
                        assertThat(signal.strength() * signal.kind().points()).isLessThan(50));
    }

    @Test
    void givenAGuessThatWasRight_whenTheOpenedPortAnswersAnother_thenItIsMedium() {
        traffic.refused(STRANGER, SERVER, DOOR).tick();
        attack(Kind.PASSWORD_GUESSING, true);

        assertThat(openDoor(STRANGER))
                .singleElement()
                .satisfies(signal ->
                        assertThat(signal.strength() * signal.kind().points()).isBetween(50.0, 70.0));
    }

    @Test
    void givenGuessesThatWereWrong_thenAnOpenedPortIsNoneOfTheirs() {
        traffic.refused(ATTACKER, SERVER, DOOR).tick();
        attack(Kind.PASSWORD_GUESSING, false);

        assertThat(openDoor(ATTACKER)).isEmpty();
    }

    @Test
    void givenNoAttack_thenAnOpenedPortIsNotAccused() {
        traffic.refused(ATTACKER, SERVER, DOOR).tick();

        assertThat(openDoor(ATTACKER)).isEmpty();
        assertThat(opened(traffic.rest(700))).isEmpty();
    }

    @Test
    void givenAnAttackThatIsNoticedLate_thenThePortThatWasOpenedMeanwhileIsTold() {
        traffic.refused(ATTACKER, SERVER, DOOR).tick();
        told.beganAt(traffic.second());
        assertThat(openDoor(ATTACKER)).isEmpty();

        assertThat(attack(Kind.WEB_ATTACK, false)).hasSize(1);
    }

    @Test
    void givenAPortThatIsOpenedElevenMinutesAfter_thenNothingIsSaid() {
        traffic.refused(ATTACKER, SERVER, DOOR).tick();
        attack(Kind.WEB_ATTACK, false);
        traffic.rest(660);

        assertThat(openDoor(ATTACKER)).isEmpty();
    }

    @Test
    void givenAServiceThatIsBegunAnew_thenItWasOpenBefore() {
        traffic.connect(STRANGER, SERVER, DOOR, 200, 500).tick();
        traffic.refused(ATTACKER, SERVER, DOOR).tick();
        attack(Kind.WEB_ATTACK, true);

        assertThat(openDoor(ATTACKER)).isEmpty();
    }

    @Test
    void givenAPortThatIsOnlyMetForTheFirstTime_thenItSaysNothingWhereTheHostIsHardlyKnown() {
        attack(Kind.WEB_ATTACK, true);

        assertThat(openDoor(ATTACKER)).isEmpty();
    }

    @Test
    void givenAHostThatIsKnownForLong_whenTheAttackerIsAnsweredAtAnUnknownPort_thenItIsBelowMedium() {
        live(70);
        attack(Kind.WEB_ATTACK, true);

        assertThat(openDoor(ATTACKER))
                .singleElement()
                .satisfies(signal ->
                        assertThat(signal.strength() * signal.kind().points()).isLessThan(50));
    }

    @Test
    void givenAScanOfAHostThatIsKnownForLong_thenItsOpenPortsWereNotOpened() {
        live(70);
        attack(Kind.WEB_ATTACK, true);
        for (int port = 1; port <= 10; port++) {
            traffic.refused(ATTACKER, SERVER, port);
        }

        assertThat(openDoor(ATTACKER)).isEmpty();
    }

    @Test
    void givenAProbeThatIsAnsweredWithoutAWord_thenThePortMayHaveBeenOpenAlways() {
        live(70);
        attack(Kind.WEB_ATTACK, true);
        traffic.connect(ATTACKER, SERVER, DOOR, 0, 0);

        assertThat(opened(traffic.tick())).isEmpty();
    }

    @Test
    void givenAPortThatFtpToldTheClient_thenItIsForItsData() {
        traffic.refused(ATTACKER, SERVER, DOOR).tick();
        attack(Kind.PASSWORD_GUESSING, true);
        Ends ends = new Ends(address(ATTACKER), 40_000, address(SERVER), 21, IpProtocol.TCP);
        traffic.say(new LineFact(ends, traffic.micros(), Protocol.FTP, true, "227", "(10,0,0,5,17,92)"));

        assertThat(openDoor(ATTACKER)).isEmpty();
    }

    @Test
    void givenAHostWithTwoAddresses_whenOneRefusesAndTheOtherHasAnswered_thenNothingWasOpened() {
        traffic.connect(STRANGER, SERVER, DOOR, 200, 500);
        traffic.refused(ATTACKER, "fd00::5", DOOR);
        traffic.say(HostFacts.arp(traffic, SERVER, 0x0200_0000_0005L));
        traffic.say(HostFacts.neighbour(traffic, "fd00::5", 0x0200_0000_0005L));
        traffic.tick();
        attack(Kind.WEB_ATTACK, true);

        assertThat(opened(traffic.connect(ATTACKER, "fd00::5", DOOR, 200, 500).tick()))
                .isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        traffic.refused(ATTACKER, SERVER, DOOR).tick();
        attack(Kind.WEB_ATTACK, false);
        traffic.handOverTo(new Told(new OpenedPorts()));

        assertThat(openDoor(ATTACKER)).hasSize(1);
    }

    /// Minutes in which the server is used.
    private void live(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            traffic.connect("10.0.0.77", SERVER, 80, 300, 900).tick();
            traffic.rest(58);
        }
    }
}
