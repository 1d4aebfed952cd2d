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
import vedette.flow.fact.LineFact;

class AskedUsersTest {

    private final Traffic traffic = new Traffic(new AskedUsers());
    private final List<Signal> noticed = new ArrayList<>();
    private int sourcePort = 50_000;

    private void command(String word, String argument) {
        say(false, word, argument);
    }

    private void reply(String code) {
        say(true, code, "");
    }

    private void say(boolean isFromServer, String word, String argument) {
        Ends ends =
                new Ends(Traffic.address("198.51.100.9"), sourcePort, Traffic.address("10.0.0.5"), 25, IpProtocol.TCP);
        traffic.say(new LineFact(ends, traffic.micros(), Protocol.SMTP, isFromServer, word, argument));
    }

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    @Test
    void givenNamesThatAreVerifiedOneAfterTheOther_thenItIsNoticed() {
        for (int user = 0; user < 12; user++) {
            command("VRFY", "user" + user);
            reply("550");
            rest(1);
        }

        assertThat(noticed).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.USER_ENUMERATION);
            assertThat(signal.entity()).hasToString("198.51.100.9");
        });
    }

    @Test
    void givenRecipientsToWhomNothingIsSent_thenTheyAreAskedFor() {
        for (int user = 0; user < 12; user++) {
            sourcePort++;
            command("RCPT", "TO:<user" + user + ">");
            reply("250");
            rest(1);
        }
        rest(4);

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenANewsletterWithDeadRecipients_thenNothingIsNoticed() {
        for (int letter = 0; letter < 100; letter++) {
            sourcePort++;
            for (int user = 0; user < 8; user++) {
                command("RCPT", "TO:<user" + (8 * letter + user) + ">");
                reply("250");
            }
            command("DATA", "");
            if (letter % 2 == 0) {
                sourcePort++;
                command("RCPT", "TO:<gone" + letter + ">");
                reply("550");
            }
            rest(2);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenTheSameDeadRecipientAgainAndAgain_thenNothingIsNoticed() {
        for (int letter = 0; letter < 100; letter++) {
            sourcePort++;
            command("RCPT", "TO:<nobody>");
            reply("550");
            rest(5);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int user = 0; user < 5; user++) {
            command("VRFY", "user" + user);
        }
        rest(1);
        assertThat(noticed).isEmpty();

        traffic.handOverTo(new AskedUsers());
        for (int user = 5; user < 10; user++) {
            command("VRFY", "user" + user);
        }
        rest(1);

        assertThat(noticed)
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(10));
    }
}
