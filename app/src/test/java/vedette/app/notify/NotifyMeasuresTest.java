package vedette.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.notify.settings.Channel;
import vedette.notify.settings.EveChannel;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.RateLimit;
import vedette.notify.settings.Receiver;
import vedette.notify.settings.SyslogChannel;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentBook;
import vedette.store.outbox.ReceiverCounts;
import vedette.web.metric.FindingMetrics;
import vedette.web.metric.Measure;
import vedette.web.metric.Metric;

/// What is told of receivers is what has happened to them.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NotifyMeasuresTest {

    private static final int INCIDENTS = 20;
    private static final int ROOM = 3;

    @TempDir
    private Path folder;

    private static IncidentSnapshot incident(int number) {
        long nanos = 1_768_208_400_000_000_000L + number * 1_000_000_000L;
        String id = String.format("%016x", number + 1);
        Address host = Address.ofIpv4(0x0A000001L + number);
        return new IncidentSnapshot(
                id,
                id,
                "default",
                "default",
                Kind.PORT_SCAN,
                host,
                IncidentState.OPEN,
                List.of(host),
                1,
                List.of(Address.parse("10.9.9.9")),
                1,
                List.of(22, 80),
                nanos,
                nanos,
                nanos,
                List.of(),
                60,
                0.9,
                false,
                List.of(new Contribution("strength", 60)),
                List.of(new SignalSummary("port-scan", 0.8, 0.9, List.of(new Reason("ports", "128", "a few")))),
                7);
    }

    private static Receiver receiver(String name, RateLimit rate, int room, Channel channel) {
        return new Receiver(name, Receiver.USUAL_LEAST, Set.of(), rate, Duration.ZERO, room, channel);
    }

    private EveChannel file(String name) {
        return new EveChannel(folder.resolve(name), 1 << 20, 1);
    }

    private static SyslogChannel nobody() throws Exception {
        try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new SyslogChannel(
                    "127.0.0.1",
                    freed.getLocalPort(),
                    SyslogChannel.Transport.TCP,
                    SyslogChannel.USUAL_FACILITY,
                    null,
                    Duration.ofSeconds(5));
        }
    }

    private static double value(List<Measure> all, Metric metric, String receiver) {
        return all.stream()
                .filter(measure ->
                        measure.metric().equals(metric) && measure.labels().equals(Map.of("receiver", receiver)))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void whoIsToldIsCounted_andWhoIsAwayFails() throws Exception {
        StorePlace place = StorePlace.in(folder.resolve("store")).begun();
        NotifySettings settings = new NotifySettings(
                null,
                List.of(
                        receiver("told", RateLimit.NONE, Receiver.USUAL_WAITING, file("told.json")),
                        receiver(
                                "seldom",
                                new RateLimit(1, Duration.ofHours(1)),
                                Receiver.USUAL_WAITING,
                                file("seldom.json")),
                        receiver("away", RateLimit.NONE, ROOM, nobody())));
        try (Notifying notifying = new Notifying(settings, InstantSource.system());
                IncidentBook book = new IncidentBook(place.incidents())) {
            assertThat(notifying.measures()).isEmpty();
            notifying.begin(place, _ -> {}, _ -> {});
            book.save(
                    IntStream.range(0, INCIDENTS)
                            .mapToObj(NotifyMeasuresTest::incident)
                            .toList(),
                    Map.of(),
                    notifying.outbox());
            notifying.wake();

            List<Measure> all = notifying.measures();
            while (value(all, FindingMetrics.NOTIFY_SENT, "told") < INCIDENTS
                    || value(all, FindingMetrics.NOTIFY_HELD_BACK, "seldom") == 0
                    || value(all, FindingMetrics.NOTIFY_FAILING, "away") == 0) {
                LockSupport.parkNanos(10_000_000); // the test's time-out ends it
                all = notifying.measures();
            }

            assertThat(value(all, FindingMetrics.NOTIFY_SENT, "told")).isEqualTo(INCIDENTS);
            assertThat(value(all, FindingMetrics.NOTIFY_FAILING, "told")).isZero();
            assertThat(value(all, FindingMetrics.NOTIFY_WAITING, "told")).isZero();
            assertThat(value(all, FindingMetrics.NOTIFY_SENT, "seldom")).isPositive();
            assertThat(value(all, FindingMetrics.NOTIFY_FAILURES, "away")).isPositive();
            assertThat(value(all, FindingMetrics.NOTIFY_WAITING, "away")).isEqualTo(ROOM);
            assertThat(value(all, FindingMetrics.NOTIFY_DROPPED, "away")).isEqualTo(INCIDENTS - ROOM);
            assertThat(value(all, FindingMetrics.NOTIFY_SENT, "away")).isZero();
            assertThat(all).hasSize(7 * 3);
        }
    }

    @Test
    void eachNumberIsTheOneThatItSays() {
        List<Measure> all = NotifyMeasures.of(
                List.of(new ReceiverCounts("siem", 2, 3, 5, 7, 11, 13, null, Instant.EPOCH, "no way there")));

        assertThat(value(all, FindingMetrics.NOTIFY_FAILING, "siem")).isOne();
        assertThat(value(all, FindingMetrics.NOTIFY_WAITING, "siem")).isEqualTo(2);
        assertThat(value(all, FindingMetrics.NOTIFY_SENT, "siem")).isEqualTo(3);
        assertThat(value(all, FindingMetrics.NOTIFY_FAILURES, "siem")).isEqualTo(5);
        assertThat(value(all, FindingMetrics.NOTIFY_REFUSED, "siem")).isEqualTo(7);
        assertThat(value(all, FindingMetrics.NOTIFY_HELD_BACK, "siem")).isEqualTo(11);
        assertThat(value(all, FindingMetrics.NOTIFY_DROPPED, "siem")).isEqualTo(13);
    }
}
