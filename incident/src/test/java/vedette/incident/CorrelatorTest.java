package vedette.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.site.Site;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.Home;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Ends;
import vedette.flow.sample.TickFacts;
import vedette.incident.IncidentHandler.Change;
import vedette.incident.feedback.Feedback;
import vedette.incident.feedback.Judgement;

class CorrelatorTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Address ATTACKER = Address.ofIpv4(0xC6336409L);
    private static final Address SERVER = Address.ofIpv4(0x0A000005L);
    private static final Address CLIENT = Address.ofIpv4(0x0A000007L);

    private final Site site = new Site(Home.PRIVATE);
    private final List<Change> changes = new ArrayList<>();
    private final List<Incident> opened = new ArrayList<>();
    private Correlator correlator = correlator(IncidentConfig.defaults());
    private long second = 1_700_000_000L;

    private Correlator correlator(IncidentConfig config) {
        return new Correlator(config, (incident, change) -> {
            changes.add(change);
            if (change == Change.OPENED) {
                opened.add(incident);
            }
        });
    }

    /// A detector only by name, as signals have one.
    private record Named(String name) implements Detector {

        @Override
        public StateKey key() {
            return StateKey.SOURCE;
        }

        @Override
        public void onTick(Tick tick, SignalHandler out) {}

        @Override
        public void write(DataOutput out) {}

        @Override
        public void read(DataInput in) {}
    }

    private Signal.Draft signal(String detector, Kind kind, Address entity) {
        Tick tick =
                new Tick(second * SECOND, new TickActivity(ActivityConfig.defaults()), TickFacts.of(List.of()), site);
        return Signal.of(new Named(detector), kind, entity, tick)
                .sources(List.of(ATTACKER))
                .targets(List.of(SERVER))
                .because("what", "much", "little");
    }

    private Signal scan() {
        return signal("scans", Kind.PORT_SCAN, ATTACKER).make();
    }

    private void tick(Signal... signals) {
        correlator.onTick(second * SECOND, List.of(signals), site);
        second++;
    }

    private void rest(Duration time) {
        second += time.toSeconds() - 1;
        tick();
    }

    @Nested
    class GivenAScan {

        @Test
        void thenAnIncidentOpensInItsTick() {
            long began = second;

            tick(scan());

            assertThat(changes).containsExactly(Change.OPENED);
            assertThat(opened.getFirst().detectedNanos()).isEqualTo(began * SECOND);
            assertThat(opened.getFirst().kind()).isEqualTo(Kind.PORT_SCAN);
            assertThat(opened.getFirst().severity()).isEqualTo(Severity.MEDIUM);
        }

        @Test
        void whenItGoesOn_thenItIsTheSameIncident() {
            tick(scan());
            tick(scan());
            tick(signal("sweeps", Kind.HOST_SWEEP, ATTACKER).make());

            assertThat(opened).hasSize(1);
            assertThat(changes).containsExactly(Change.OPENED, Change.UPDATED, Change.UPDATED);
        }

        @Test
        void whenItIsQuiet_thenItClosesAfterTheTimeForThatAndNotBefore() {
            tick(scan());
            Duration quiet = IncidentConfig.defaults().quiet();

            rest(quiet.minusSeconds(1));
            assertThat(changes).containsExactly(Change.OPENED);
            rest(Duration.ofSeconds(1));
            assertThat(changes).containsExactly(Change.OPENED, Change.CLOSED);
        }

        @Test
        void whenItComesBackWithinADay_thenItIsOpenedAgainUnderItsId() {
            tick(scan());
            String id = opened.getFirst().id();
            rest(Duration.ofHours(1));

            tick(scan());

            assertThat(changes).containsExactly(Change.OPENED, Change.CLOSED, Change.REOPENED);
            assertThat(opened.getFirst().id()).isEqualTo(id);
            assertThat(opened.getFirst().bursts()).hasSize(2);
        }

        @Test
        void whenItComesBackAfterADay_thenItIsAnother() {
            tick(scan());
            rest(Duration.ofHours(25));

            tick(scan());

            assertThat(opened).hasSize(2);
            assertThat(opened.get(0).id()).isNotEqualTo(opened.get(1).id());
        }

        @Test
        void whenTheSameOneGuessesPasswords_thenBothAreOneCampaign() {
            tick(scan());
            tick(signal("guesses", Kind.PASSWORD_GUESSING, ATTACKER).make());

            assertThat(opened).hasSize(2);
            assertThat(opened.get(1).campaign()).isEqualTo(opened.get(0).id());
        }
    }

    @Test
    void whenAGuessWasRight_thenWhatTheHostDoesAfterwardsBelongsToTheCampaign() {
        tick(signal("guesses", Kind.PASSWORD_GUESSING, ATTACKER).succeeded(true).make());
        tick(signal("sizes", Kind.EXFILTRATION, SERVER)
                .sources(List.of(SERVER))
                .targets(List.of(ATTACKER))
                .make());

        assertThat(opened.get(1).campaign()).isEqualTo(opened.get(0).id());
    }

    @Test
    void whenAGuessWasWrong_thenWhatTheHostDoesAfterwardsIsItsOwn() {
        tick(signal("guesses", Kind.PASSWORD_GUESSING, ATTACKER).make());
        tick(signal("sizes", Kind.EXFILTRATION, SERVER)
                .sources(List.of(SERVER))
                .targets(List.of(CLIENT))
                .make());

        assertThat(opened.get(1).campaign()).isEqualTo(opened.get(1).id());
    }

    @Test
    void givenWeakSignalsOfOneDetector_thenNoIncidentOpens() {
        for (int i = 0; i < 100; i++) {
            tick(signal("scans", Kind.PORT_SCAN, ATTACKER).strength(0.4).make());
        }

        assertThat(changes).isEmpty();
    }

    @Test
    void givenWeakSignalsOfTwoDetectors_thenTheySufficeTogether() {
        tick(signal("scans", Kind.PORT_SCAN, ATTACKER).strength(0.4).make());
        tick(signal("sweeps", Kind.HOST_SWEEP, ATTACKER).strength(0.4).make());

        assertThat(changes).containsExactly(Change.OPENED);
    }

    @Test
    void givenWeakSignalsOfTwoDetectorsLongApart_thenTheyDoNot() {
        tick(signal("scans", Kind.PORT_SCAN, ATTACKER).strength(0.4).make());
        rest(Duration.ofMinutes(6));
        tick(signal("sweeps", Kind.HOST_SWEEP, ATTACKER).strength(0.4).make());

        assertThat(changes).isEmpty();
    }

    @Test
    void givenFloodsByFewAndThenByMany_thenThatIsOneIncidentAboutTheVictim() {
        tick(signal("rates", Kind.FLOOD, SERVER).make());
        tick(signal("crowds", Kind.DISTRIBUTED_FLOOD, SERVER).make());

        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().kind()).isEqualTo(Kind.DISTRIBUTED_FLOOD);
    }

    @Test
    void theScoreIsTheSumOfItsContributionsAndNeverFalls() {
        tick(signal("guesses", Kind.PASSWORD_GUESSING, ATTACKER).succeeded(true).make());
        Incident incident = opened.getFirst();
        int score = incident.score();
        tick(signal("guesses", Kind.PASSWORD_GUESSING, ATTACKER).strength(0.1).make());

        assertThat(incident.contributions().stream()
                        .mapToInt(Contribution::points)
                        .sum())
                .isEqualTo(score)
                .isEqualTo(55 + 25);
        assertThat(incident.score()).isEqualTo(score);
        assertThat(incident.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whenOthersDependOnTheTarget_thenThatCounts() {
        Ends ends = new Ends(CLIENT, 5_353, SERVER, 53, IpProtocol.UDP);
        DnsFact answer = new DnsFact(ends, 1, true, 7, "news.example", 1, 0, 60, 1, 4, ATTACKER);
        site.onTick(second * SECOND, new TickActivity(ActivityConfig.defaults()), TickFacts.of(List.of(answer)));

        tick(scan());

        assertThat(opened.getFirst().contributions()).contains(new Contribution("value of the target", 5));
    }

    @Test
    void whenMoreAreAttackedThanCanBeFollowed_thenEachIsStillOpened() {
        correlator = correlator(new IncidentConfig(
                "here", "one", Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofHours(1), 10));
        for (int i = 0; i < 100; i++) {
            tick(signal("scans", Kind.PORT_SCAN, Address.ofIpv4(0xC6336400L + i))
                    .make());
        }

        assertThat(opened).hasSize(100);
        assertThat(correlator.noLongerFollowed()).isEqualTo(90);
    }

    @Test
    void whenHandedOver_thenAnotherGoesOnAlike() throws IOException {
        tick(scan());
        tick(signal("guesses", Kind.PASSWORD_GUESSING, ATTACKER).succeeded(true).make());
        tick(signal("weak", Kind.BEACON, CLIENT).strength(0.3).make());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        correlator.write(new DataOutputStream(written));

        correlator = correlator(IncidentConfig.defaults());
        correlator.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        correlator.write(new DataOutputStream(again));
        changes.clear();
        tick(scan());
        tick(signal("more", Kind.BEACON, CLIENT).strength(0.4).make());
        tick(signal("sizes", Kind.EXFILTRATION, SERVER).make());

        assertThat(again.toByteArray()).isEqualTo(written.toByteArray());
        assertThat(changes).containsExactly(Change.UPDATED, Change.OPENED, Change.OPENED);
        assertThat(opened.getLast().campaign()).isEqualTo(opened.getFirst().id());
    }

    private void judge(Incident incident, Judgement judgement) {
        correlator.judge(new Feedback(incident.id(), judgement, List.of(), List.of(), List.of()));
    }

    /// Has the same detector err about so many others.
    private void errAbout(int others) {
        for (int i = 0; i < others; i++) {
            tick(signal("scans", Kind.PORT_SCAN, Address.ofIpv4(0xC6336500L + i))
                    .make());
            judge(opened.getLast(), Judgement.FALSE_ALARM);
        }
        changes.clear();
    }

    @Test
    void whatWasAFalseAlarmCountsForLess_andTheScoreSaysSo() {
        errAbout(5);

        tick(scan());

        assertThat(changes).containsExactly(Change.OPENED);
        assertThat(opened.getLast().contributions())
                .containsExactly(new Contribution("port-scan", 50), new Contribution("feedback", -17));
        assertThat(opened.getLast().score()).isEqualTo(33);
        assertThat(opened.getFirst().score()).as("what was told stays told").isEqualTo(50);
    }

    @Test
    void howeverManyFalseAlarms_aSureSignalStillOpens_butAWeakOneNoLonger() {
        tick(signal("scans", Kind.PORT_SCAN, CLIENT).strength(0.6).make());
        assertThat(changes).containsExactly(Change.OPENED);
        errAbout(50);

        tick(signal("scans", Kind.PORT_SCAN, SERVER).strength(0.6).make());
        assertThat(changes).isEmpty();
        tick(scan());
        assertThat(changes).containsExactly(Change.OPENED);
        assertThat(opened.getLast().score()).isEqualTo(25);
    }

    @Test
    void whatWasSaidOfAnIncidentIsAboutEachThatNoticedIt() {
        tick(scan());
        tick(signal("sweeps", Kind.HOST_SWEEP, ATTACKER).make());
        int before = opened.getFirst().score();
        judge(opened.getFirst(), Judgement.HARMLESS);
        rest(Duration.ofHours(25));

        tick(scan());
        tick(signal("sweeps", Kind.HOST_SWEEP, ATTACKER).make());

        assertThat(opened).hasSize(2);
        assertThat(opened.getLast().contributions().getLast().name()).isEqualTo("feedback");
        assertThat(opened.getLast().score()).isLessThan(before);
        tick(signal("scans", Kind.PORT_SCAN, CLIENT).targets(List.of(CLIENT)).make());
        assertThat(opened.getLast().contributions()).containsExactly(new Contribution("port-scan", 50));
    }

    @Test
    void whenHandedOver_thenWhatWasSaidIs_andWhatAnotherVersionWroteIsRefused() throws IOException {
        errAbout(5);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        correlator.write(new DataOutputStream(written));

        correlator = correlator(IncidentConfig.defaults());
        correlator.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));
        tick(scan());
        assertThat(opened.getLast().score()).isEqualTo(33);

        byte[] unknown = ByteBuffer.allocate(Long.BYTES).putLong(-9).array();
        assertThatThrownBy(() -> correlator.read(new DataInputStream(new ByteArrayInputStream(unknown))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a version that this one does not know");
    }

    @Test
    void whatOnlySpeaksForOthersBeginsNothing_andKeepsNothingGoing() {
        Signal support = signal("models", Kind.PORT_SCAN, ATTACKER)
                .strength(0.9)
                .supporting()
                .make();
        tick(support);
        assertThat(opened).isEmpty();

        tick(scan());
        int alone = opened.getFirst().score();
        long last = opened.getFirst().lastNanos();
        tick(signal("models", Kind.PORT_SCAN, ATTACKER)
                .strength(0.9)
                .supporting()
                .make());
        assertThat(opened.getFirst().score()).isGreaterThan(alone);
        assertThat(opened.getFirst().lastNanos()).isEqualTo(last);

        for (int minute = 0; minute < 30; minute++) {
            rest(Duration.ofSeconds(59));
            tick(signal("models", Kind.PORT_SCAN, ATTACKER)
                    .strength(0.9)
                    .supporting()
                    .make());
        }
        assertThat(changes).contains(Change.CLOSED).doesNotContain(Change.REOPENED);
    }

    @Test
    void anIncidentNamesABoundedNumberOfAddressesAndCountsAll() {
        List<Address> crowd = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            crowd.add(Address.ofIpv4(0xC6330000L + i));
        }
        for (int from = 0; from + 10 <= crowd.size(); from += 10) {
            tick(signal("crowds", Kind.DISTRIBUTED_FLOOD, SERVER)
                    .sources(crowd.subList(from, from + 10), 5_000)
                    .make());
        }

        assertThat(opened.getFirst().sources()).hasSize(Incident.MOST_ADDRESSES);
        assertThat(opened.getFirst().sourceCount()).isEqualTo(5_000);
    }
}
