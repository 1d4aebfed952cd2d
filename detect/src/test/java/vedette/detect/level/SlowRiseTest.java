package vedette.detect.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.testkit.life.HostLife;

class SlowRiseTest {

    private static final int HOURS = 24;
    private static final long HOUR = 3_600;
    private static final int BEGINS = 35;
    private static final int STEADY = 5;
    private static final String RISING = "10.0.0.99";
    private static final String SERVER = "203.0.113.5";

    private final SlowRise detector = new SlowRise();
    private final Traffic traffic = new Traffic(detector);
    private final List<HostLife> lives = new ArrayList<>();

    SlowRiseTest() {
        for (int i = 0; i <= STEADY; i++) {
            lives.add(new HostLife(i, 2e6, 0.2, 0.03, 0));
        }
    }

    /// A day of all hosts, in which one does more by a factor.
    private List<Signal> day(double factor, int secondsBetween) {
        List<double[]> days = lives.stream().map(HostLife::nextDay).toList();
        List<Signal> noticed = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            for (int host = 0; host < STEADY; host++) {
                traffic.connect("10.0.0." + host, SERVER, 443, (long) days.get(host)[hour], 1_000);
            }
            traffic.connect(RISING, SERVER, 443, (long) (days.get(STEADY)[hour] * factor), 1_000);
            noticed.addAll(traffic.tick());
            traffic.pass(secondsBetween - 1);
        }
        return noticed;
    }

    private List<Signal> grow(double growth, int days) {
        List<Signal> noticed = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            noticed.addAll(day(Math.pow(1 + growth, Math.max(0, day - BEGINS)), (int) HOUR));
        }
        return noticed;
    }

    @Test
    void whoSendsFivePercentMoreEachDayIsSignalledBeforeItIsTwiceAsMuch() {
        assertThat(grow(0.05, BEGINS + 14))
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.entity()).isEqualTo(Traffic.address(RISING)));
    }

    @Test
    void aSignalSaysWhatRoseSinceWhenAndByHowMuch() {
        Signal signal = grow(0.05, BEGINS + 14).getFirst();

        assertThat(signal.kind()).isEqualTo(Kind.UNUSUAL);
        assertThat(signal.isSupport()).isFalse();
        assertThat(signal.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.feature()).isEqualTo("bytes sent in a day, which rise day by day");
            assertThat(reason.seen())
                    .matches("at least [0-9.]+ million, 1\\.[3-9] times the usual or more, since 2023-.* days\\)");
            assertThat(reason.usual()).matches("about [0-9.]+ million on such a day of the week");
        });
    }

    @Test
    void whereNobodyGrowsThereIsNothingToSay() {
        assertThat(grow(0, BEGINS + 30)).isEmpty();
    }

    @Test
    void daysThatWereNotWatchedWholeTeachNothing() {
        for (int day = 0; day < 80; day++) { // in days of a watch that stands still for eight hours each night
            assertThat(day(day < 40 ? 1 : 3, 40 * 60)).isEmpty();
            traffic.pass(8 * HOUR);
        }
    }

    @Test
    void whenItIsHarmless_thenTheLevelIsUsual() {
        List<Signal> noticed = new ArrayList<>();
        for (int day = 0; day < BEGINS + 60; day++) {
            List<Signal> now = day(day < BEGINS ? 1 : 1.8, (int) HOUR);
            now.forEach(signal -> detector.onHarmless(signal.sources()));
            noticed.addAll(now);
        }

        assertThat(noticed).hasSizeBetween(1, 2);
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItSaysTheSame() {
        List<Signal> straight = new SlowRiseTest().grow(0.05, BEGINS + 14);
        List<Signal> handedOver = new ArrayList<>();
        for (int day = 0; day < BEGINS + 14; day++) {
            handedOver.addAll(day(Math.pow(1.05, Math.max(0, day - BEGINS)), (int) HOUR));
            traffic.handOverTo(new SlowRise());
        }

        assertThat(handedOver).isEqualTo(straight);
    }
}
