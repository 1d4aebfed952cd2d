package vedette.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.report.data.HealthFigure;
import vedette.report.data.HealthFigure.Health;
import vedette.report.data.Part;
import vedette.report.data.Period;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBook;
import vedette.store.flows.FlowBookConfig;

class NetworkHealthTest {

    private static final Instant NINE = Instant.parse("2026-01-12T09:00:00Z");

    @TempDir
    private Path folder;

    private void keep(int minute, String name, String label, double value) throws Exception {
        StorePlace place = StorePlace.in(folder);
        try (FlowBook book = new FlowBook(
                place.flows(), place.archive(), FlowBookConfig.defaults(), InstantSource.system(), _ -> {})) {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, NINE.plus(minute, ChronoUnit.MINUTES));
            book.figure(micros, name, label, value);
        }
    }

    private Part<HealthFigure> figures() throws Exception {
        Period period = new Period(NINE, NINE.plus(10, ChronoUnit.MINUTES), ZoneOffset.UTC);
        return new NetworkHealth(StorePlace.in(folder), period).figures();
    }

    @Test
    void whatConversationsToldIsAddedUp() throws Exception {
        keep(0, "tcp_packets", "", 900);
        keep(0, "tcp_packets", "sent again", 0);
        keep(1, "tcp_packets", "", 100);
        keep(1, "tcp_packets", "sent again", 20);
        keep(0, "tcp_conversations", "", 10);
        keep(0, "tcp_conversations", "unanswered", 5);
        keep(0, "dns_answers", "", 50);
        keep(0, "dns_answers", "no such name", 2);
        keep(0, "dns_answers", "failed", 1);
        keep(10, "tcp_packets", "sent again", 500);

        assertThat(figures().items())
                .containsExactly(
                        new HealthFigure("Packets sent again", "2.0 %", Health.WATCH, "a sign of loss on the way"),
                        new HealthFigure(
                                "Connections nobody answered",
                                "50.0 %",
                                Health.BAD,
                                "to services that are down or filtered; scans and floods count too"),
                        new HealthFigure(
                                "Names that do not exist",
                                "4.0 %",
                                Health.GOOD,
                                "of the answers of name servers; wrong settings and malware ask for such names"),
                        new HealthFigure(
                                "Names not found by fault",
                                "2.0 %",
                                Health.WATCH,
                                "a name server could not or would not answer"));
    }

    @Test
    void hostsThatAreAskedAreTold_thoseThatNeverAnsweredToo() throws Exception {
        keep(0, "ping_seconds", "gateway:22", 0.002);
        keep(1, "ping_seconds", "gateway:22", 0.004);
        keep(0, "ping_lost_share", "gateway:22", 0);
        keep(1, "ping_lost_share", "gateway:22", 0);
        keep(0, "ping_lost_share", "gone", 1);

        assertThat(figures().items())
                .containsExactly(
                        new HealthFigure(
                                "Latency of gateway:22",
                                "3.0 ms",
                                Health.GOOD,
                                "asked in 2 minutes, without an answer in 0.0 % of them; 4.0 ms at most"),
                        new HealthFigure(
                                "Latency of gone",
                                "no answer",
                                Health.BAD,
                                "asked in 1 minute, without an answer in 100.0 % of them"));
    }

    @Test
    void whereThereWasNothing_thatIsSaid() throws Exception {
        keep(-1, "tcp_packets", "", 5);

        assertThat(figures().isWatched()).isFalse();
        assertThat(figures().unwatched()).contains("no TCP");
    }
}
