package vedette.feature;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.file.CaptureFiles;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.flow.InlineDealer;
import vedette.flow.Reader;
import vedette.flow.ReaderOptions;
import vedette.flow.Recorder;
import vedette.flow.TrafficTally;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowShard;
import vedette.flow.shard.FlowSink;
import vedette.flow.shard.TickMerger;
import vedette.flow.table.FlowConfig;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.PacketBuilder;

/// Packets of a test, and the flows that the flow table makes of them.
public final class FlowTraffic {

    /// When the packets of a test begin: 2023-11-14 22:13:20 UTC.
    public static final long BEGIN = 1_700_000_000_000_000L;

    private static final FlowConfig CONFIG =
            FlowConfig.defaults().withMaxFlows(16_384).withSequence(true);
    private static final int ETHERNET = 1;
    private static final long MICRO = 1_000;

    private final List<Packet> packets = new ArrayList<>();

    /// @param hex its bytes, as hexadecimal digits
    private record Packet(long micros, String hex) {

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /// What a test wants to know of a flow while the view shows it.
    @FunctionalInterface
    public interface Look<T> {
        T at(FlowView flow);
    }

    /// Adds a packet.
    ///
    /// @param micros since the test's beginning
    public FlowTraffic at(long micros, HeaderBuilder... headers) {
        return add(micros, PacketBuilder.packet(headers));
    }

    /// Adds a packet as it is.
    public FlowTraffic add(long micros, byte[] packet) {
        packets.add(new Packet(BEGIN + micros, HexFormat.of().formatHex(packet)));
        return this;
    }

    /// The packets of another, at their own times.
    public FlowTraffic add(FlowTraffic other) {
        packets.addAll(other.packets);
        return this;
    }

    /// What is to be known of each flow.
    public <T> List<T> each(Look<T> look) {
        List<T> seen = new ArrayList<>();
        to(sink(flow -> seen.add(look.at(flow))));
        return seen;
    }

    /// What is to be known of the only flow there is.
    public <T> T only(Look<T> look) {
        List<T> seen = each(look);
        if (seen.size() != 1) {
            throw new AssertionError("one flow was expected, there are " + seen);
        }
        return seen.getFirst();
    }

    /// Gives the flows to a sink.
    public void to(FlowSink sink) {
        try (Sent source = new Sent()) {
            run(source, sink);
        }
    }

    /// Gives the flows of a capture file to a sink.
    public static void ofFile(Path file, FlowSink sink) {
        try (PacketSource source = CaptureFiles.open(file.toString(), false, new OddityCounters())) {
            run(source, sink);
        }
    }

    /// A sink that has nothing to do when a tick ends.
    public static FlowSink sink(Consumer<FlowView> onFlow) {
        return new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {
                onFlow.accept(flow);
            }

            @Override
            public void onTick(long endNanos) {}
        };
    }

    private static void run(PacketSource source, FlowSink sink) {
        OddityCounters oddities = new OddityCounters();
        TickMerger merger = new TickMerger(1, 0, sink);
        try (FlowShard shard = new FlowShard(new TrafficTally(1), CONFIG, 7, merger.outlet(0));
                InlineDealer dealer = new InlineDealer(shard)) {
            ReaderOptions options = new ReaderOptions(() -> 0, Recorder.NONE, false);
            Reader reader = new Reader(source, new Decoder(oddities, 1), dealer, options, oddities);
            while (reader.turn() != PacketSource.State.END) {
                // until everything is dealt
            }
        }
    }

    private final class Sent implements PacketSource {

        private final Arena arena = Arena.ofConfined();
        private int next;

        @Override
        public State poll(PacketBatch batch) {
            batch.clear();
            if (next == packets.size()) {
                return State.END;
            }
            Packet packet = packets.get(next++);
            byte[] bytes = packet.bytes();
            MemorySegment memory = arena.allocate(bytes.length);
            MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, 0, bytes.length);
            int i = batch.add(memory, 0, bytes.length, bytes.length, packet.micros * MICRO);
            batch.origin(i, 0, ETHERNET, 0);
            return State.MORE;
        }

        @Override
        public List<CaptureInterface> interfaces() {
            return List.of(new CaptureInterface("test0", ETHERNET, 0));
        }

        @Override
        public CaptureStatistics statistics() {
            return CaptureStatistics.NONE;
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
