package vedette.notify.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.incident.Severity;
import vedette.notify.TestIncidents;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.store.outbox.Missed;

class CefTest {

    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    @Test
    void anIncidentHasTheFieldsThatSiemsKnow() {
        String event = Cef.of(TestIncidents.message(1), TestIncidents.ORIGIN, 8_000);

        assertThat(event)
                .startsWith("CEF:0|Vedette|Vedette|0.1.0|port-scan|tries which ports of hosts answer|6|rt=")
                .contains(" src=10.0.0.2 ", " c6a3=2001:db8::1 ", " dpt=22 ", " cn1=60 ", " cat=scan ", " act=opened ")
                .contains(" externalId=" + TestIncidents.id(1) + " ")
                .contains(" request=https://vedette.example.org/incidents/" + TestIncidents.id(1) + " ");
    }

    @Test
    void whatAnAttackerSaidAddsNoField_andNoLine() {
        String event = Cef.of(TestIncidents.message(1), TestIncidents.ORIGIN, 8_000);

        assertThat(event).doesNotContain("\n", "\r", "\u202E", "\0").contains("\\=b\\\\ ");
        assertThat(event.indexOf("evil")).isGreaterThan(event.indexOf(" msg="));
    }

    @Test
    void whatWouldEndTheHeaderIsEscaped() {
        String event = Cef.of(TestIncidents.message(1), new Origin("host", "1|2\\3"), 8_000);

        assertThat(event).contains("|1\\|2\\\\3|");
        assertThat(List.of(BAR.split(event, -1))).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 480, 700, 2_048})
    void anEventIsNeverLongerThanMayBeSent_andEndsWithAWholeField(int most) {
        String said = "\uD83D\uDE00=\\".repeat(2_000);
        String event = Cef.of(
                TestIncidents.message(TestIncidents.incident(1, 60, said), Missed.NOTHING), TestIncidents.ORIGIN, most);

        assertThat(event.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
        assertThat(event).matches("(?s).* [A-Za-z0-9]+=(?:[^=\\\\]|\\\\[=\\\\])*");
    }

    @Test
    void whatWasHeldBackIsAnEventToo() {
        String event = Cef.of(
                new Message.OfMissed("m", new Missed(9_970, Severity.HIGH), "", TestIncidents.NOW),
                TestIncidents.ORIGIN,
                2_000);

        assertThat(event).contains("|held-back|", "|7|", " cn2Label=heldBack cn2=9970 ");
    }

    @Test
    void theSyslogHeaderIsRfc5424s() {
        String line = new String(
                SyslogLine.of(TestIncidents.message(1), new Origin("my host]\"", "0\"]\\1"), 16, 2_048),
                StandardCharsets.UTF_8);

        assertThat(line)
                .startsWith("<132>1 2026-01-12T09:00:06.000000Z my?host]\" vedette - port-scan"
                        + " [origin software=\"Vedette\" swVersion=\"0\\\"\\]\\\\1\"] CEF:0|");
    }
}
