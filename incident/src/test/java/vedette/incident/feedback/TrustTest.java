package vedette.incident.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.incident.feedback.Feedback.Noticed;

class TrustTest {

    private static final Address SCANNER = Address.parse("10.0.0.9");
    private static final Address SERVER = Address.parse("10.0.0.1");
    private static final Address OTHER = Address.parse("10.0.0.2");

    private final Trust trust = new Trust();

    private static Signal signal(String detector, Kind kind, List<Address> sources, List<Address> targets, long count) {
        return new Signal(
                detector,
                kind,
                SCANNER,
                0,
                1,
                1,
                1,
                sources,
                targets,
                sources.size(),
                count,
                List.of(),
                false,
                List.of(),
                1,
                false);
    }

    private static Signal scan(Address target) {
        return signal("scans", Kind.PORT_SCAN, List.of(SCANNER), List.of(target), 1);
    }

    private static Feedback said(int incident, Judgement judgement) {
        return new Feedback(
                "incident " + incident,
                judgement,
                List.of(new Noticed("scans", Kind.PORT_SCAN)),
                List.of(SCANNER),
                List.of(SERVER));
    }

    private void say(int times, Judgement judgement) {
        int from = trust.judgements().size();
        for (int i = from; i < from + times; i++) {
            trust.take(said(i, judgement));
        }
    }

    @Test
    void whereNothingWasSaid_aSignalCountsForExactlyWhatItIs() {
        assertThat(trust.factor(scan(SERVER))).isEqualTo(1.0);
        say(3, Judgement.FALSE_ALARM);
        say(1, Judgement.HARMLESS);

        assertThat(trust.factor(signal("sweeps", Kind.PORT_SCAN, List.of(SCANNER), List.of(SERVER), 1)))
                .isEqualTo(1.0);
        assertThat(trust.factor(signal("scans", Kind.HOST_SWEEP, List.of(SCANNER), List.of(SERVER), 1)))
                .isEqualTo(1.0);
    }

    @Test
    void falseAlarmsMakeItCountForLess_butNeverForLessThanAHalf() {
        say(1, Judgement.FALSE_ALARM);
        assertThat(trust.factor(scan(OTHER))).isCloseTo(9 / 11.0 / 0.9, within(1e-12));
        say(4, Judgement.FALSE_ALARM);
        assertThat(trust.factor(scan(OTHER))).isCloseTo(9 / 15.0 / 0.9, within(1e-12));
        say(5, Judgement.FALSE_ALARM);
        assertThat(trust.factor(scan(OTHER))).isEqualTo(0.5);
        say(500, Judgement.FALSE_ALARM);
        assertThat(trust.factor(scan(OTHER))).isEqualTo(0.5);
    }

    @Test
    void attacksMakeUpForFalseAlarms_andMakeItCountForNoMoreThanAShare() {
        say(1, Judgement.FALSE_ALARM);
        say(9, Judgement.REAL);
        assertThat(trust.factor(scan(OTHER))).as("as often as was granted").isEqualTo(1.0);
        say(900, Judgement.REAL);
        assertThat(trust.factor(scan(OTHER))).isBetween(1.1, 1 / 0.9);
    }

    @Test
    void whatIsHarmlessIsSoBetweenTheSameTwoOnly() {
        say(1, Judgement.HARMLESS);

        assertThat(trust.factor(scan(SERVER))).isEqualTo(0.5);
        assertThat(trust.factor(scan(OTHER))).isEqualTo(1.0);
        assertThat(trust.factor(signal("scans", Kind.PORT_SCAN, List.of(SCANNER), List.of(SERVER, OTHER), 2)))
                .as("somebody else is meant, too")
                .isEqualTo(1.0);
        assertThat(trust.factor(signal("scans", Kind.PORT_SCAN, List.of(SCANNER), List.of(SERVER), 70)))
                .as("not all are named")
                .isEqualTo(1.0);
        assertThat(trust.factor(signal("scans", Kind.PORT_SCAN, List.of(OTHER), List.of(SERVER), 1)))
                .isEqualTo(1.0);
        assertThat(trust.factor(signal("scans", Kind.PORT_SCAN, List.of(SCANNER), List.of(), 0)))
                .as("nobody is named")
                .isEqualTo(1.0);
    }

    @Test
    void anIncidentCountsOnce_byWhatWasLastSaidOfIt() {
        for (int i = 0; i < 20; i++) {
            trust.take(said(1, Judgement.FALSE_ALARM));
        }
        assertThat(trust.factor(scan(SERVER))).isCloseTo(9 / 11.0 / 0.9, within(1e-12));

        trust.take(said(1, Judgement.HARMLESS));
        assertThat(trust.factor(scan(SERVER))).isEqualTo(0.5);
        assertThat(trust.factor(scan(OTHER))).isEqualTo(1.0);

        trust.take(said(1, Judgement.NONE));
        assertThat(trust.factor(scan(SERVER))).isEqualTo(1.0);
        assertThat(trust.judgements()).isEmpty();
    }

    @Test
    void asManyIncidentsCountAsThereIsRoomFor_theLatest() {
        say(10, Judgement.FALSE_ALARM);
        for (int i = 0; i < Trust.MOST; i++) {
            trust.take(said(100 + i, Judgement.REAL));
        }

        assertThat(trust.judgements()).hasSize(Trust.MOST).doesNotContainKey("incident 0");
        assertThat(trust.factor(scan(OTHER))).isGreaterThan(1.1);
    }

    @Test
    void whenHandedOver_thenAnotherBelievesAlike() throws IOException {
        say(2, Judgement.FALSE_ALARM);
        trust.take(said(7, Judgement.HARMLESS));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        trust.write(new DataOutputStream(written));

        Trust other = new Trust();
        other.take(said(99, Judgement.REAL));
        other.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));

        assertThat(other.factor(scan(SERVER))).isEqualTo(0.5);
        assertThat(other.factor(scan(OTHER))).isEqualTo(trust.factor(scan(OTHER)));
        assertThat(other.judgements())
                .isEqualTo(Map.of(
                        "incident 0", Judgement.FALSE_ALARM,
                        "incident 1", Judgement.FALSE_ALARM,
                        "incident 7", Judgement.HARMLESS));
    }
}
