package vedette.detect.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;
import vedette.flow.fact.LoginFact;
import vedette.flow.fact.LoginFact.Step;
import vedette.flow.fact.SnmpFact;

class RefusedLoginsTest {

    private static final String GUESSER = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new RefusedLogins());
    private final List<Signal> noticed = new ArrayList<>();
    private int sourcePort = 40_000;

    private Ends ends(String client, int port, int protocol) {
        return new Ends(Traffic.address(client), sourcePort, Traffic.address(SERVER), port, protocol);
    }

    private void step(String client, int port, Protocol protocol, Step step) {
        traffic.say(new LoginFact(ends(client, port, IpProtocol.TCP), traffic.micros(), protocol, step, ""));
    }

    private void refuse(String client, int port, Protocol protocol) {
        sourcePort++;
        step(client, port, protocol, Step.ASKED);
        step(client, port, protocol, Step.REFUSED);
    }

    private void accept(String client, int port, Protocol protocol) {
        sourcePort++;
        step(client, port, protocol, Step.ASKED);
        step(client, port, protocol, Step.ACCEPTED);
    }

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    private void post(String client, String body, int status, String location, int length) {
        Ends ends = ends(client, 80, IpProtocol.TCP);
        traffic.say(new HttpRequestFact(
                ends, traffic.micros(), "POST", "/enter", "shop", "x", false, "POST /enter HTTP/1.1", body, 300));
        traffic.say(
                new HttpResponseFact(ends, traffic.micros() + 100, status, length, "text/html", "s", location, 300));
    }

    private void get(String client, String authorization, int status) {
        sourcePort++;
        String head = "GET /private HTTP/1.1\r\nHost: x\r\n" + authorization;
        Ends ends = ends(client, 80, IpProtocol.TCP);
        traffic.say(new HttpRequestFact(
                ends, traffic.micros(), "GET", "/private", "x", "y", !authorization.isEmpty(), head, "", 200));
        traffic.say(new HttpResponseFact(ends, traffic.micros() + 100, status, 100, "text/html", "s", "", 300));
    }

    @Test
    void givenRefusalsOneAfterTheOther_thenTheyAreNoticedWithinSeconds() {
        for (int second = 0; second < 5; second++) {
            refuse(GUESSER, 21, Protocol.FTP);
            refuse(GUESSER, 21, Protocol.FTP);
            rest(1);
        }

        assertThat(noticed).last().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.PASSWORD_GUESSING);
            assertThat(signal.entity()).hasToString(GUESSER);
            assertThat(signal.targets()).extracting(Object::toString).containsExactly(SERVER);
            assertThat(signal.ports()).containsExactly(21);
            assertThat(signal.strength()).isGreaterThan(0.95);
            assertThat(signal.hasSucceeded()).isFalse();
        });
    }

    @Test
    void givenManyRefusalsInOneConversation_thenEachCounts() {
        for (int second = 0; second < 8; second++) {
            step(GUESSER, 6379, Protocol.REDIS, Step.ASKED);
            step(GUESSER, 6379, Protocol.REDIS, Step.REFUSED);
            rest(1);
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenAGuessEveryTenSeconds_thenItIsNoticedInMinutes() {
        for (int guess = 0; guess < 24; guess++) {
            refuse(GUESSER, 3306, Protocol.MYSQL);
            rest(10);
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void whenAGuessIsRightAfterMany_thenSuccessIsSaid() {
        for (int guess = 0; guess < 12; guess++) {
            refuse(GUESSER, 21, Protocol.FTP);
        }
        accept(GUESSER, 21, Protocol.FTP);
        rest(1);

        assertThat(noticed)
                .singleElement()
                .satisfies(signal -> assertThat(signal.hasSucceeded()).isTrue());
    }

    @Test
    void givenAPersonWhoMistypesFiveTimesAndThenGetsInAgainAndAgain_thenNothingIsNoticed() {
        for (int day = 0; day < 10; day++) {
            for (int mistake = 0; mistake < 5; mistake++) {
                refuse("10.0.0.7", 21, Protocol.FTP);
                rest(2);
            }
            accept("10.0.0.7", 21, Protocol.FTP);
            rest(120);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAPhoneWithAnOldPasswordForHours_thenNothingIsNoticed() {
        for (int minute = 0; minute < 240; minute++) {
            refuse("10.0.0.7", 143, Protocol.IMAP);
            rest(60);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAMailProgramThatGetsInEachMinuteWithoutAWord_thenNothingIsNoticed() {
        for (int minute = 0; minute < 60; minute++) {
            sourcePort++;
            step("10.0.0.7", 110, Protocol.POP3, Step.ASKED);
            rest(60);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenCommandsThatFailWithoutAnyLogin_thenTheyAreNoRefusals() {
        for (int command = 0; command < 50; command++) {
            sourcePort++;
            step("10.0.0.7", 6379, Protocol.REDIS, Step.REFUSED);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenEachPacketSeenTwice_thenARefusalCountsOnce() {
        for (int guess = 0; guess < 5; guess++) {
            sourcePort++;
            step("10.0.0.7", 21, Protocol.FTP, Step.REFUSED);
            step("10.0.0.7", 21, Protocol.FTP, Step.REFUSED);
            rest(2);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenFewGuessesOfEachOfManySources_thenTheServiceIsAttackedByMany() {
        for (int source = 1; source <= 20; source++) {
            refuse("198.51.100." + source, 3306, Protocol.MYSQL);
            refuse("198.51.100." + source, 3306, Protocol.MYSQL);
            rest(5);
        }

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.DISTRIBUTED_GUESSING);
            assertThat(signal.entity()).hasToString(SERVER);
            assertThat(signal.sourceCount()).isGreaterThan(5);
        });
    }

    @Test
    void givenManyUsersOfWhomSomeMistype_thenNothingIsNoticed() {
        for (int user = 1; user <= 240; user++) {
            String client = "10.0.1." + user;
            if (user % 3 == 0) {
                refuse(client, 21, Protocol.FTP);
                refuse(client, 21, Protocol.FTP);
                rest(1);
            }
            accept(client, 21, Protocol.FTP);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAFormThatIsPostedOverAndOverWithOtherPasswords_thenItIsNoticedAndSoIsTheDifferentAnswer() {
        for (int guess = 0; guess < 12; guess++) {
            sourcePort++;
            post(GUESSER, "user=a&pass=" + guess, 200, "", 500);
            rest(1);
        }
        post(GUESSER, "user=a&pass=right", 302, "/account", 0);
        rest(1);

        assertThat(noticed).hasSizeGreaterThan(3);
        assertThat(noticed.getLast().hasSucceeded()).isTrue();
        assertThat(noticed.getFirst().hasSucceeded()).isFalse();
    }

    @Test
    void givenAFormThatLetsManyInBehindOneAddress_thenNothingIsNoticed() {
        for (int user = 0; user < 50; user++) {
            sourcePort++;
            post("10.0.0.7", "user=" + user + "&pass=" + user, 302, "/account", 0);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenEverOtherCredentialsThatAreRefused_thenTheyAreNoticed() {
        for (int guess = 0; guess < 12; guess++) {
            get(GUESSER, "Authorization: Basic dXNlcjox" + guess + "\r\n", 401);
            rest(3);
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenAProgramThatSendsTheSameOldCredentialsForEver_thenNothingIsNoticed() {
        for (int request = 0; request < 600; request++) {
            get("10.0.0.7", "Authorization: Basic dXNlcjoxMjM0\r\n", 401);
            rest(3);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenChallengesToABrowserThatHasNoPasswordYet_thenNothingIsNoticed() {
        for (int request = 0; request < 100; request++) {
            get("10.0.0.7", "", 401);
            get("10.0.0.7", "Authorization: Basic dXNlcjoxMjM0\r\n", 200);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenEverOtherCommunitiesThatNobodyAnswers_thenTheyAreGuesses() {
        for (int guess = 0; guess < 12; guess++) {
            ask("community" + guess, false);
            rest(1);
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenAManagerThatAsksManyHostsWithOneCommunity_thenNothingIsNoticed() {
        for (int host = 0; host < 100; host++) {
            Ends ends = new Ends(
                    Traffic.address("10.0.0.7"), 4_000, Traffic.address("10.0.2." + host), 161, IpProtocol.UDP);
            traffic.say(new SnmpFact(ends, traffic.micros(), false, 2, "watch", 0));
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    private void ask(String community, boolean isResponse) {
        traffic.say(new SnmpFact(ends(GUESSER, 161, IpProtocol.UDP), traffic.micros(), isResponse, 2, community, 0));
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int guess = 0; guess < 4; guess++) {
            refuse(GUESSER, 21, Protocol.FTP);
            rest(1);
        }
        assertThat(noticed).isEmpty();

        traffic.handOverTo(new RefusedLogins());
        for (int guess = 0; guess < 4; guess++) {
            refuse(GUESSER, 21, Protocol.FTP);
            rest(1);
        }

        assertThat(noticed)
                .last()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(8));
    }

    @Test
    void givenAFloodOfSourcesThatAreRefusedOnce_thenOneWhoGuessesIsStillNoticed() {
        for (int second = 0; second < 12; second++) {
            refuse(GUESSER, 21, Protocol.FTP);
            for (int source = 0; source < 1_000; source++) {
                refuse("203." + second + "." + source / 250 + "." + source % 250, 21, Protocol.FTP);
            }
            rest(1);
        }

        assertThat(noticed).extracting(signal -> signal.entity().toString()).contains(GUESSER);
    }
}
