package vedette.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vedette.incident.Severity;
import vedette.notify.TestIncidents;
import vedette.store.outbox.Missed;

class WordingTest {

    @Test
    void anIncidentIsSaidInFull_andWhatAttackersSaidIsOneLineThatHidesNothing() {
        Wording wording = Wording.of(TestIncidents.message(1));

        assertThat(wording.title())
                .isEqualTo("medium: port-scan by 10.0.0.2, 2001:db8::1 against 2001:db8::1 and 69,999 more, score 60");
        assertThat(wording.lead()).isEqualTo("10.0.0.2 tries which ports of hosts answer.");
        String text = wording.lines().stream().map(Object::toString).collect(Collectors.joining("\n"));
        assertThat(text)
                .contains("agent: evil\uFFFD\uFFFDBcc: all@example.org", "text=22, 80]", "T1046", "Ask who runs")
                .contains("https://vedette.example.org/incidents/" + TestIncidents.id(1))
                .doesNotContain("\r", "\u202E", "\0");
        assertThat(wording.lines()).allSatisfy(line -> assertThat(line.text()).doesNotContain("\n"));
    }

    @Test
    void whatWasHeldBackIsSaidWithTheNextMessage_orAlone() {
        Missed missed = new Missed(9_970, Severity.CRITICAL);
        String held = "9,970 more incidents were held back since the last message, the worst of them critical";

        assertThat(Wording.of(TestIncidents.message(TestIncidents.incident(1), missed))
                        .lines())
                .contains(new Wording.Line("Also", held));
        assertThat(Wording.of(new Message.OfMissed("m", missed, "", Instant.EPOCH))
                        .lead())
                .isEqualTo(held + ".");
    }

    @Test
    void aTestSaysThatItIsOne() {
        Wording wording = Wording.of(SampleIncident.message(TestIncidents.NOW, ""));

        assertThat(wording.title()).startsWith("test, no incident: ");
        assertThat(wording.lines()).contains(new Wording.Line("Why", "test: this is a test of notifications"));
    }

    @Test
    void halvesOfCharactersAndLongTextsAreMadeHarmless() {
        assertThat(Plain.line("a\uD800b\u2028c\u200Bd", 10)).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(Plain.line("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 2)).isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
    }
}
