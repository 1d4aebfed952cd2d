package vedette.detect.change;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
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
import vedette.flow.fact.LoginFact;

class LateralMovementTest {

    private static final String STRANGER = "198.51.100.9";
    private static final String FIRST = "10.0.0.5";
    private static final String SECOND = "10.0.0.6";
    private static final String THIRD = "10.0.0.7";
    private static final String FOURTH = "10.0.0.8";
    private static final int CLEAR = 25;

    private final Told told = new Told(new LateralMovement());
    private final Traffic traffic = new Traffic(told);

    private static boolean isMove(Signal signal) {
        return signal.kind() == Kind.LATERAL_MOVEMENT;
    }

    /// A log-in that lasts a few seconds, after which it is clear what it was.
    private List<Signal> logIn(String from, String to, int port) {
        List<Signal> noticed = new ArrayList<>();
        noticed.addAll(traffic.connect(from, to, port, 3_000, 4_000).tick());
        for (int second = 0; second < 8; second++) {
            traffic.add(traffic.flow(from, to, port, IpProtocol.TCP).out(3, 300).in(3, 600));
            noticed.addAll(traffic.tick());
        }
        noticed.addAll(traffic.rest(CLEAR));
        return noticed.stream().filter(LateralMovementTest::isMove).toList();
    }

    private List<Signal> logIn(String from, String to) {
        return logIn(from, to, 22);
    }

    /// Minutes of ordinary work of all hosts.
    private void live(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            for (String host : List.of(FIRST, SECOND, THIRD, FOURTH)) {
                traffic.connect(host, "203.0.113.80", 443, 500, 5_000);
            }
            traffic.rest(59);
        }
    }

    private void hear(Kind kind, String source, String target, boolean hasSucceeded) {
        told.hear(kind, source, target, hasSucceeded);
        traffic.tick();
    }

    @Test
    void givenALogInFromOutsideThatGoesOnOverThreeHosts_thenTheLastIsMedium() {
        live(21);
        assertThat(logIn(STRANGER, FIRST)).isEmpty();
        assertThat(logIn(FIRST, SECOND)).isEmpty();

        assertThat(logIn(SECOND, THIRD)).singleElement().satisfies(signal -> {
            assertThat(signal.entity()).hasToString(SECOND);
            assertThat(signal.sources()).extracting(Address::toString).containsExactly(FIRST, SECOND);
            assertThat(signal.targets()).extracting(Address::toString).containsExactly(THIRD);
            assertThat(signal.strength() * signal.kind().points() + 8).isBetween(50.0, 69.0);
        });
    }

    @Test
    void givenAJumpHost_thenTwoLogInsAreNoChain() {
        live(21);
        logIn(STRANGER, FIRST);

        assertThat(logIn(FIRST, SECOND)).isEmpty();
        assertThat(logIn(FIRST, THIRD)).isEmpty();
    }

    @Test
    void givenTheWayBack_thenItIsNoLinkOfAChain() {
        live(21);
        logIn(STRANGER, FIRST);
        logIn(FIRST, SECOND);

        assertThat(logIn(SECOND, FIRST)).isEmpty();
    }

    @Test
    void givenAPauseOfElevenMinutes_thenTheChainHasEnded() {
        live(21);
        logIn(STRANGER, FIRST);
        logIn(FIRST, SECOND);
        traffic.rest(660);

        assertThat(logIn(SECOND, THIRD)).isEmpty();
    }

    @Test
    void givenLogInsAsEver_thenTheyAreNoChain() {
        live(11);
        logIn(SECOND, THIRD);
        live(11);
        logIn(STRANGER, FIRST);
        logIn(FIRST, SECOND);

        assertThat(logIn(SECOND, THIRD)).isEmpty();
    }

    @Test
    void givenHostsThatAreHardlyKnown_thenTheirFirstLogInsAreOnlyTheFirstThatAreSeen() {
        logIn(STRANGER, FIRST);
        logIn(FIRST, SECOND);

        assertThat(logIn(SECOND, THIRD)).isEmpty();
    }

    @Test
    void givenAHostThatScans_whenItLogsInAtTwoHosts_thenItIsNoticed() {
        hear(Kind.HOST_SWEEP, FIRST, SECOND, false);

        assertThat(logIn(FIRST, SECOND)).isEmpty();
        assertThat(logIn(FIRST, THIRD)).hasSize(1);
        assertThat(logIn(FIRST, FOURTH))
                .singleElement()
                .satisfies(signal -> assertThat(signal.targets())
                        .extracting(Address::toString)
                        .containsExactly(SECOND, THIRD, FOURTH));
    }

    @Test
    void givenAHostThatGotGuessedRight_whenItLogsInAtTwoHosts_thenItIsNoticed() {
        hear(Kind.PASSWORD_GUESSING, STRANGER, FIRST, true);
        logIn(FIRST, SECOND);

        assertThat(logIn(FIRST, THIRD)).hasSize(1);
    }

    @Test
    void givenAServerThatIsOnlyTried_thenItsLogInsAreItsOwn() {
        hear(Kind.WEB_ATTACK, STRANGER, FIRST, false);
        logIn(FIRST, SECOND);

        assertThat(logIn(FIRST, THIRD)).isEmpty();
    }

    @Test
    void givenWhatWasSaidAnHourAgo_thenItCountsNoMore() {
        hear(Kind.HOST_SWEEP, FIRST, SECOND, false);
        traffic.rest(3_600);
        logIn(FIRST, SECOND);

        assertThat(logIn(FIRST, THIRD)).isEmpty();
    }

    @Test
    void givenAHostThatNeverLoggedInAnywhere_whenItDoesSoAtThreeHosts_thenItIsLow() {
        live(62);
        logIn(FIRST, SECOND);
        logIn(FIRST, THIRD);

        assertThat(logIn(FIRST, FOURTH))
                .singleElement()
                .satisfies(
                        signal -> assertThat(signal.strength() * signal.kind().points() + 8)
                                .isBetween(25.0, 49.0));
    }

    @Test
    void givenAHostThatNeverLoggedInAnywhere_whenItDoesSoAtMany_thenItIsMediumAtMost() {
        live(62);
        List<Signal> noticed = new ArrayList<>();
        for (int host = 20; host < 32; host++) {
            noticed.addAll(logIn(FIRST, "10.0.0." + host));
        }

        assertThat(noticed.getLast().strength() * noticed.getLast().kind().points() + 8 + 10)
                .isBetween(50.0, 70.0);
    }

    @Test
    void givenAnAdministratorWhoGoesToOtherHostsAsEver_thenItIsNotAccused() {
        live(31);
        logIn(FIRST, SECOND);
        logIn(FIRST, THIRD);
        live(31);
        List<Signal> noticed = new ArrayList<>();
        for (int host = 20; host < 32; host++) {
            noticed.addAll(logIn(FIRST, "10.0.0." + host));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAProgramThatSetsHostsUpAllAtOnce_thenItStandsOutLess() {
        live(62);
        for (int host = 20; host < 40; host++) {
            traffic.connect(FIRST, "10.0.0." + host, 22, 5_000, 9_000);
        }

        assertThat(traffic.rest(CLEAR).stream().filter(LateralMovementTest::isMove))
                .hasSize(1)
                .allSatisfy(signal -> assertThat(signal.strength()).isEqualTo(0.5));
    }

    @Test
    void givenSharedFilesAndDatabases_thenTheyCountHalf() {
        live(62);
        logIn(FIRST, SECOND, 445);
        logIn(FIRST, THIRD, 3_306);

        assertThat(logIn(FIRST, FOURTH, 445)).isEmpty();
    }

    @Test
    void givenTriesInARow_thenTheyAreNoLogIns() {
        hear(Kind.HOST_SWEEP, FIRST, SECOND, false);
        List<Signal> noticed = new ArrayList<>();
        for (String host : List.of(SECOND, THIRD, FOURTH)) {
            for (int i = 0; i < 3; i++) {
                noticed.addAll(traffic.connect(FIRST, host, 22, 2_000, 2_000).tick());
            }
            noticed.addAll(traffic.rest(CLEAR));
        }

        assertThat(noticed).noneMatch(LateralMovementTest::isMove);
    }

    @Test
    void givenOneTryAtEachHostByOneThatGuesses_thenTheyAreNoLogIns() {
        hear(Kind.PASSWORD_GUESSING, FIRST, SECOND, false);
        List<Signal> noticed = new ArrayList<>();
        for (String host : List.of(SECOND, THIRD, FOURTH)) {
            noticed.addAll(traffic.connect(FIRST, host, 22, 2_000, 2_000).rest(CLEAR));
        }

        assertThat(noticed).noneMatch(LateralMovementTest::isMove);
    }

    @Test
    void givenLogInsThatAreRefused_thenTheyAreNone() {
        hear(Kind.HOST_SWEEP, FIRST, SECOND, false);
        List<Signal> noticed = new ArrayList<>();
        for (String host : List.of(SECOND, THIRD, FOURTH)) {
            Ends ends = new Ends(address(FIRST), 40_000, address(host), 23, IpProtocol.TCP);
            traffic.say(new LoginFact(ends, traffic.micros(), Protocol.TELNET, LoginFact.Step.REFUSED, "root"));
            noticed.addAll(logIn(FIRST, host, 23));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAnotherProtocolAtThePort_thenItIsNoLogIn() {
        hear(Kind.HOST_SWEEP, FIRST, SECOND, false);
        for (String host : List.of(SECOND, THIRD, FOURTH)) {
            Ends ends = new Ends(address(FIRST), 40_000, address(host), 22, IpProtocol.TCP);
            traffic.say(new LineFact(ends, traffic.micros(), Protocol.SMTP, true, "220", "mail"));
        }
        logIn(FIRST, SECOND);
        logIn(FIRST, THIRD);

        assertThat(logIn(FIRST, FOURTH)).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        live(21);
        logIn(STRANGER, FIRST);
        logIn(FIRST, SECOND);
        traffic.connect(SECOND, THIRD, 22, 3_000, 4_000).tick();
        traffic.handOverTo(new Told(new LateralMovement()));

        assertThat(traffic.rest(CLEAR).stream().filter(LateralMovementTest::isMove))
                .hasSize(1);
    }
}
