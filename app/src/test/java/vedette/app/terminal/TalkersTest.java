package vedette.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.FlowShards;
import vedette.api.engine.SystemClock;
import vedette.app.analyze.Analysis;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.common.Address;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;
import vedette.testkit.PcapBuilder;

/// Who talks most in the latest minute of traffic that the real engine reads.
class TalkersTest {

    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /// Fits into ten seconds.
    private static final int MANY = 6_000;

    @TempDir
    private Path folder;

    private Talkers.Latest latest(PcapBuilder pcap) throws IOException {
        InputOptions options = new InputOptions();
        options.files.add(
                Files.write(folder.resolve("traffic.pcap"), pcap.build()).toString());
        Talkers talkers = new Talkers(address -> "name of " + address, new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {}

            @Override
            public void onTick(long endNanos) {}
        });
        FlowSink asking = new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {}

            @Override
            public void onActivity(vedette.flow.activity.TickActivity activity) {
                talkers.onActivity(activity);
            }

            @Override
            public void onTick(long endNanos) {
                talkers.latest(); // as a screen does that is drawn again and again
                talkers.onTick(endNanos);
            }
        };
        try (FlowShards shards = FlowShards.withSight(1, Analysis.configFor(1), asking, (_, _) -> true)) {
            new CaptureSession(
                            Inputs.open(options).sources().getFirst(),
                            options.forSession(),
                            SystemClock.INSTANCE,
                            shards.forSession())
                    .run();
        }
        return talkers.latest();
    }

    @Test
    void theBusiestComeFirstWithWhatTheySentAndReceived() throws IOException {
        PcapBuilder pcap = new PcapBuilder();
        for (int i = 0; i < 10; i++) {
            pcap.packet(
                    BEGIN + i * SECOND, packet(ethernet(), ipv4("10.0.0.1", "10.0.0.2"), udp(5_000, 53), payload(100)));
            pcap.packet(
                    BEGIN + i * SECOND + 1,
                    packet(ethernet(), ipv4("10.0.0.3", "10.0.0.4"), udp(5_000, 123), payload(20)));
        }

        Talkers.Latest latest = latest(pcap);

        assertThat(latest.hosts())
                .extracting(Talkers.Host::address)
                .containsExactly(
                        Address.parse("10.0.0.1"),
                        Address.parse("10.0.0.2"),
                        Address.parse("10.0.0.3"),
                        Address.parse("10.0.0.4"));
        assertThat(latest.hosts().getFirst().sent())
                .isEqualTo(latest.hosts().get(1).received())
                .isPositive();
        assertThat(latest.hosts().getFirst().received()).isZero();
        assertThat(latest.hosts().getFirst().name()).isEqualTo("name of 10.0.0.1");
        assertThat(latest.services()).extracting(Talkers.Service::port).containsExactly(53, 123);
        assertThat(latest.bytes())
                .isEqualTo(latest.services().stream()
                        .mapToLong(Talkers.Service::bytes)
                        .sum());
        assertThat(latest.leftOut()).isZero();
    }

    @Test
    void aSweepFindsNoMoreRoomAndIsCounted() throws IOException {
        PcapBuilder pcap = new PcapBuilder();
        for (int i = 0; i < MANY; i++) {
            String from = "10.1." + i / 250 + "." + (1 + i % 250);
            pcap.packet(BEGIN + i * 1_000_000L, packet(ethernet(), ipv4(from, "10.0.0.2"), udp(i, 1 + i), payload(20)));
        }

        Talkers.Latest latest = latest(pcap);

        assertThat(latest.hosts()).hasSize(64);
        assertThat(latest.services()).hasSize(64);
        assertThat(latest.leftOut()).isPositive().isLessThan(latest.bytes());
    }

    @Test
    void whatIsOlderThanAMinuteIsGone() throws IOException {
        PcapBuilder pcap = new PcapBuilder();
        pcap.packet(BEGIN, packet(ethernet(), ipv4("10.0.0.1", "10.0.0.2"), udp(5_000, 53), payload(1_000)));
        for (int i = 1; i <= 70; i++) {
            pcap.packet(
                    BEGIN + i * SECOND, packet(ethernet(), ipv4("10.0.0.3", "10.0.0.4"), udp(5_000, 123), payload(20)));
        }

        assertThat(latest(pcap).hosts())
                .extracting(Talkers.Host::address)
                .containsExactly(Address.parse("10.0.0.3"), Address.parse("10.0.0.4"));
    }
}
