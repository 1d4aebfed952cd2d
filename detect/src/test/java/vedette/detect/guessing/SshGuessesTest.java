package vedette.detect.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.state.Keys.Service;
import vedette.flow.fact.Ends;
import vedette.flow.fact.SshFact;

class SshGuessesTest {

    private static final String GUESSER = "198.51.100.9";
    private static final String PERSON = "10.0.0.7";
    private static final String SERVER = "10.0.0.5";
    private static final int SSH = 22;
    private static final long LASTED = 2_500_000;

    private static final SshShape REFUSED = new SshShape(8, 7, 3_085, 2_400_000, 1.2, 1_000);
    private static final SshShape REFUSED_THREE_TIMES = new SshShape(13, 11, 1_961, 7_300_000, 2.8, 1_000);
    private static final SshShape SESSION = new SshShape(12, 12, 3_433, 700_000, 1.5, 1_000);
    private static final SshShape BANNER_READ = new SshShape(0, 1, 41, 0, 0, 1_000);

    private SshGuesses detector = new SshGuesses();
    private final Traffic traffic = new Traffic(detector);
    private final List<Signal> noticed = new ArrayList<>();
    private int nextPort = 40_000;

    /// A conversation that has just ended, then some time without any.
    private void talk(String source, SshShape shape, int pause) {
        talk(source, SSH, nextPort++, shape);
        rest(pause);
    }

    private void talk(String source, int port, int sourcePort, SshShape shape) {
        detector.end(new SshTalk(
                address(source),
                sourcePort,
                new Service(address(SERVER), port, IpProtocol.TCP),
                traffic.micros() - LASTED,
                LASTED,
                shape));
    }

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    private void introduce(String source, int port, String software) {
        Ends ends = new Ends(address(source), nextPort, address(SERVER), port, IpProtocol.TCP);
        traffic.say(new SshFact(ends, traffic.micros(), true, "OpenSSH_9.2p1"));
        traffic.say(new SshFact(ends, traffic.micros(), false, software));
    }

    @Test
    void givenOneRefusalSoonAfterTheOther_thenTheGuesserIsNoticed() {
        for (int guess = 0; guess < 9; guess++) {
            talk(GUESSER, REFUSED, 3);
        }

        assertThat(noticed).isNotEmpty().last().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.PASSWORD_GUESSING);
            assertThat(signal.entity()).hasToString(GUESSER);
            assertThat(signal.targets()).containsExactly(address(SERVER));
            assertThat(signal.ports()).containsExactly(SSH);
            assertThat(signal.strength()).isGreaterThan(0.95);
            assertThat(signal.flows()).isEqualTo(9);
            assertThat(signal.hasSucceeded()).isFalse();
        });
    }

    @Test
    void givenSixRefusalsAtOnce_thenTheyAreNoticedAtOnce() {
        for (int guess = 0; guess < 6; guess++) {
            talk(GUESSER, SSH, nextPort++, REFUSED);
        }
        rest(1);

        assertThat(noticed).hasSize(1);
    }

    @Test
    void givenFiveRefusalsAndNobodyWhoGetsIn_thenTheyAreNoticedAfterAWhile() {
        mistype(5);
        assertThat(noticed).isEmpty();

        rest(10);

        assertThat(noticed).hasSize(1);
    }

    @Test
    void givenAPersonWhoMistypesFiveTimesAndGetsIn_thenNothingIsNoticed() {
        mistype(5);
        talk(PERSON, SESSION, 60);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAPortThatIsUsedAgain_thenItIsAnotherConversation() {
        int port = nextPort;
        mistype(5);
        talk(PERSON, SSH, port, SESSION);
        rest(60);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAConversationThatIsSeenAtTwoPlaces_thenItCountsOnce() {
        for (int guess = 0; guess < 4; guess++) {
            talk(GUESSER, SSH, nextPort, REFUSED);
            talk(GUESSER, SSH, nextPort++, REFUSED);
            rest(3);
        }
        rest(10);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAPersonWhoMistypesThriceAndGivesUp_thenNothingIsNoticed() {
        mistype(3);
        rest(60);

        assertThat(noticed).isEmpty();
    }

    private void mistype(int times) {
        for (int mistake = 0; mistake < times; mistake++) {
            talk(PERSON, REFUSED, 3);
        }
    }

    @Test
    void givenAPersonWhoIsAskedThriceOnEachConnection_thenNothingIsNoticed() {
        introduce(PERSON, SSH, "OpenSSH_9.2p1");
        talk(PERSON, REFUSED_THREE_TIMES, 12);
        talk(PERSON, REFUSED_THREE_TIMES, 12);
        talk(PERSON, SESSION, 60);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenALibraryThatGuessesThriceOnEachConnection_thenItIsNoticedAfterTwo() {
        introduce(GUESSER, SSH, "libssh2_1.11.0");
        talk(GUESSER, REFUSED_THREE_TIMES, 3);
        talk(GUESSER, REFUSED_THREE_TIMES, 10);

        assertThat(noticed).hasSize(1);
    }

    @Test
    void givenAProgramThatSaysWhatItIs_thenWhoGetsInHasSucceeded() {
        introduce(GUESSER, SSH, "MEDUSA_1.0");
        talk(GUESSER, REFUSED_THREE_TIMES, 3);
        talk(GUESSER, SESSION, 3);

        assertThat(noticed)
                .isNotEmpty()
                .last()
                .satisfies(signal -> assertThat(signal.hasSucceeded()).isTrue());
    }

    @Test
    void givenAScriptWithAnOldPassword_thenNothingIsNoticed() {
        for (int run = 0; run < 100; run++) {
            talk(PERSON, REFUSED, 20);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenScriptsThatGetInAndAWatcherThatReadsTheBanner_thenNothingIsNoticed() {
        for (int run = 0; run < 100; run++) {
            talk(PERSON, SESSION, 1);
            talk("10.0.0.8", BANNER_READ, 1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAnotherServiceThanSsh_thenNothingIsNoticed() {
        for (int run = 0; run < 20; run++) {
            talk(GUESSER, 443, nextPort++, REFUSED);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenSshOnAnotherPort_thenTheGuesserIsNoticedThere() {
        introduce(GUESSER, 2_222, "libssh_0.10.6");
        for (int guess = 0; guess < 9; guess++) {
            talk(GUESSER, 2_222, nextPort++, REFUSED);
            rest(3);
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void whenEachConversationIsSeenTwice_thenItCountsOnce() {
        for (int guess = 0; guess < 4; guess++) {
            talk(GUESSER, SSH, 50_000 + guess, REFUSED);
            talk(GUESSER, SSH, 50_000 + guess, REFUSED);
            rest(3);
        }
        rest(20);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenManySourcesThatAreRefusedOnceEach_thenTheServerIsNoticedToBeAttacked() {
        for (int source = 1; source <= 8; source++) {
            talk("198.51.100." + source, REFUSED, 5);
        }

        assertThat(noticed).isNotEmpty().last().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.DISTRIBUTED_GUESSING);
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.sourceCount()).isEqualTo(8);
        });
    }

    @Test
    void givenManySourcesThatMistypeAndGetIn_thenNothingIsNoticed() {
        for (int source = 1; source <= 30; source++) {
            talk("198.51.100." + source, REFUSED, 5);
            talk("198.51.100." + source, SESSION, 5);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenManySourcesThatHaveHadSessionsBefore_thenNothingIsNoticed() {
        for (int source = 1; source <= 8; source++) {
            talk("198.51.100." + source, SESSION, 1);
        }
        for (int source = 1; source <= 8; source++) {
            talk("198.51.100." + source, REFUSED, 5);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        introduce(GUESSER, SSH, "libssh_0.10.6");
        talk(GUESSER, REFUSED_THREE_TIMES, 1);
        talk(GUESSER, REFUSED, 1);
        assertThat(noticed).isEmpty();

        detector = new SshGuesses();
        traffic.handOverTo(detector);
        for (int guess = 0; guess < 4; guess++) {
            talk(GUESSER, REFUSED, 1);
        }
        rest(10);

        assertThat(noticed)
                .isNotEmpty()
                .last()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(6));
    }

    @Test
    void givenAFloodOfSources_thenWhatIsRememberedIsBounded() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            talk("198.18." + i / 250 + "." + i % 250, SSH, nextPort, REFUSED);
            if (i % 500 == 0) {
                rest(1);
            }
        }
        rest(1);

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        detector.write(new DataOutputStream(written));
        assertThat(written.size()).isBetween(100_000, 1_000_000);
    }
}
