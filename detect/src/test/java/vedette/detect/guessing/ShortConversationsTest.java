package vedette.detect.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class ShortConversationsTest {

    private static final String GUESSER = "198.51.100.9";
    private static final String SERVER = "10.0.0.5";

    private final Traffic traffic = new Traffic(new ShortConversations());
    private final List<Signal> noticed = new ArrayList<>();

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    @Test
    void givenShortConversationsWithSshOneAfterTheOther_thenTheyAreNoticedWithinSeconds() {
        for (int second = 0; second < 8; second++) {
            for (int guess = 0; guess < 3; guess++) {
                traffic.connect(GUESSER, SERVER, 22, 1_800, 2_400);
            }
            rest(1);
        }

        assertThat(noticed).hasSizeBetween(2, 5).last().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.PASSWORD_GUESSING);
            assertThat(signal.entity()).hasToString(GUESSER);
            assertThat(signal.ports()).containsExactly(22);
            assertThat(signal.strength()).isGreaterThan(0.95);
        });
    }

    @Test
    void givenABackupBySshEachFewSeconds_thenNothingIsNoticed() {
        for (int run = 0; run < 100; run++) {
            traffic.connect("10.0.0.7", SERVER, 22, 60_000, 4_000);
            rest(2);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAWatcherThatReadsTheBannerAndLeaves_thenNothingIsNoticed() {
        for (int run = 0; run < 200; run++) {
            traffic.connect("10.0.0.7", SERVER, 22, 0, 41);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAPersonWhoMistypesFiveTimes_thenNothingIsNoticed() {
        for (int mistake = 0; mistake < 5; mistake++) {
            traffic.connect("10.0.0.7", SERVER, 22, 1_800, 2_400);
            rest(3);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAProgramWithAnOldPasswordEachHalfMinute_thenNothingIsNoticed() {
        for (int run = 0; run < 100; run++) {
            traffic.connect("10.0.0.7", SERVER, 22, 1_800, 2_400);
            rest(30);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenABrowserWithManyConnections_thenNothingIsNoticed() {
        for (int second = 0; second < 20; second++) {
            for (int page = 0; page < 6; page++) {
                traffic.connect("10.0.0.7", "203.0.113.5", 443, 1_800, 4_000);
            }
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int guess = 0; guess < 8; guess++) {
            traffic.connect(GUESSER, SERVER, 22, 1_800, 2_400);
        }
        rest(1);
        assertThat(noticed).isEmpty();

        traffic.handOverTo(new ShortConversations());
        for (int guess = 0; guess < 8; guess++) {
            traffic.connect(GUESSER, SERVER, 22, 1_800, 2_400);
        }
        rest(1);

        assertThat(noticed)
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(16));
    }
}
