package vedette.detect.exfiltration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;

class UploadsTest {

    private static final String HOST = "10.0.0.7";
    private static final String OUTSIDE = "198.51.100.66";
    private static final double MEDIUM = 0.7;

    private final Traffic traffic = new Traffic(new Uploads());
    private final List<Signal> noticed = new ArrayList<>();

    @BeforeEach
    void peopleRead() {
        for (int minute = 0; minute < 8; minute++) {
            for (int host = 5; host < 10; host++) {
                String client = "10.0.0." + host;
                Said.name(traffic, client, "news.example", "203.0.113.80");
                traffic.connect(client, "203.0.113.80", 443, 4_000, 300_000);
            }
            traffic.rest(59);
        }
    }

    private void send(String server, int seconds, int out, int in) {
        traffic.add(traffic.begin(HOST, server, 8_443, IpProtocol.TCP)
                .answered(true)
                .with(500, 500));
        for (int second = 0; second < seconds; second++) {
            traffic.add(traffic.flow(HOST, server, 8_443, IpProtocol.TCP)
                    .out(1 + out / 1_000, out)
                    .in(1 + in / 1_000, in));
            noticed.addAll(traffic.tick());
        }
    }

    @Test
    void givenMuchToAnAddress_thenItIsToldWithinSeconds() {
        send(OUTSIDE, 10, 1_000_000, 0);

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.EXFILTRATION);
        assertThat(noticed.getFirst().nanos() / 1_000_000_000L).isLessThan(traffic.second() - 7);
        assertThat(noticed.getLast().strength()).isGreaterThan(MEDIUM);
    }

    @Test
    void givenMuchOverHours_thenItIsToldToo() {
        for (int part = 0; part < 60; part++) {
            send(OUTSIDE, 1, 90_000, 0);
            noticed.addAll(traffic.rest(59));
        }

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenABackUpToAName_thenItStaysBelowMedium() {
        Said.name(traffic, HOST, "backup.example", OUTSIDE);
        send(OUTSIDE, 20, 1_000_000, 0);

        assertThat(noticed).allMatch(signal -> signal.strength() < 0.5);
    }

    @Test
    void givenACall_thenItGetsAsMuch() {
        send(OUTSIDE, 60, 100_000, 90_000);

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAServerThatAnswers_thenItDidNotBegin() {
        for (int second = 0; second < 30; second++) {
            traffic.add(traffic.begin(OUTSIDE, HOST, 443, IpProtocol.TCP)
                    .answered(true)
                    .out(9, 500)
                    .in(900, 900_000));
            noticed.addAll(traffic.tick());
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenTheSameEachDay_thenItStaysBelowMediumFromTheSecondOn() {
        send(OUTSIDE, 10, 1_000_000, 0);
        noticed.clear();
        traffic.rest(20_000);
        send(OUTSIDE, 10, 1_000_000, 0);

        assertThat(noticed).allMatch(signal -> signal.strength() < MEDIUM);
    }

    @Test
    void givenAHostThatSharesFiles_thenItsStrangersAreNoThieves() {
        for (int peer = 1; peer <= 30; peer++) {
            traffic.connect(HOST, "198.51.100." + (100 + peer), 50_000 + peer, 90, 90);
        }
        traffic.tick();
        send(OUTSIDE, 10, 1_000_000, 0);

        assertThat(noticed).allMatch(signal -> signal.strength() < MEDIUM);
    }
}
