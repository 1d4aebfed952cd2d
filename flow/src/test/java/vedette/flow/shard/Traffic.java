package vedette.flow.shard;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.flow.Dealer;
import vedette.flow.InlineDealer;
import vedette.flow.LaneDealer;
import vedette.flow.Reader;
import vedette.flow.ReaderOptions;
import vedette.flow.Recorder;
import vedette.flow.TrafficTally;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.Home;
import vedette.flow.activity.ShardActivity;
import vedette.flow.label.ConversationLabels;
import vedette.flow.packet.PacketLog;
import vedette.flow.record.FlowView;
import vedette.flow.table.FlowConfig;
import vedette.flow.table.RowOutlet;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.PacketBuilder;

/// Packets of a test, in the order in which they arrive, and what becomes of them as flows.
final class Traffic {

    static final String CLIENT = "10.0.0.1";
    static final String SERVER = "192.168.0.2";
    static final int CLIENT_PORT = 40_000;
    static final int SERVER_PORT = 443;

    private static final long MICRO = 1_000;
    private static final long BEGIN = 1_700_000_000_000_000L;
    private static final int ETHERNET = 1;

    /// @param hex its bytes, as hexadecimal digits
    record Sent(long micros, String hex, int wireLength, int interfaceId) {

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    private final List<Sent> sent = new ArrayList<>();
    private FlowConfig config = FlowConfig.defaults().withMaxFlows(4_096).withSequence(true);
    private boolean verifiesChecksums;
    private @Nullable ConversationLabels labels;
    private @Nullable Supplier<PacketLog> logs;

    /// What the run has counted, besides its rows.
    record Outcome(List<SeenFlow> flows, List<FlowShard> shards, long packets) {

        SeenFlow only() {
            if (flows.size() != 1) {
                throw new AssertionError("one flow was expected, there are " + flows.size() + ": " + flows);
            }
            return flows.getFirst();
        }
    }

    Traffic with(FlowConfig newConfig) {
        config = newConfig;
        return this;
    }

    Traffic verifyingChecksums() {
        verifiesChecksums = true;
        return this;
    }

    /// Lets the shards also tell what hosts did, and of which label their packets were.
    Traffic labelledBy(ConversationLabels newLabels) {
        labels = newLabels;
        return this;
    }

    /// Lets each shard also note its packets.
    Traffic notedBy(Supplier<PacketLog> newLogs) {
        logs = newLogs;
        return this;
    }

    FlowConfig config() {
        return config;
    }

    List<Sent> sent() {
        return sent;
    }

    /// @param micros since the test's beginning
    Traffic at(long micros, HeaderBuilder... headers) {
        return add(micros, PacketBuilder.packet(headers));
    }

    Traffic add(long micros, byte[] packet) {
        sent.add(new Sent(BEGIN + micros, HexFormat.of().formatHex(packet), packet.length, 0));
        return this;
    }

    Traffic add(long micros, byte[] packet, int interfaceId) {
        sent.add(new Sent(BEGIN + micros, HexFormat.of().formatHex(packet), packet.length, interfaceId));
        return this;
    }

    Traffic addCut(long micros, byte[] packet, int wireLength) {
        sent.add(new Sent(BEGIN + micros, HexFormat.of().formatHex(packet), wireLength, 0));
        return this;
    }

    Traffic addShifted(Sent packet, long micros) {
        sent.add(new Sent(packet.micros + micros, packet.hex, packet.wireLength, packet.interfaceId));
        return this;
    }

    /// A packet of the client to the server.
    Traffic client(long micros, int flags, long sequence, int payload) {
        return at(
                micros,
                ethernet(),
                ipv4(CLIENT, SERVER).identification(nextIdentification()),
                tcp(CLIENT_PORT, SERVER_PORT).flags(flags).sequence(sequence).acknowledgment(1),
                payload(payload));
    }

    Traffic server(long micros, int flags, long sequence, int payload) {
        return at(
                micros,
                ethernet(),
                ipv4(SERVER, CLIENT).identification(nextIdentification()),
                tcp(SERVER_PORT, CLIENT_PORT).flags(flags).sequence(sequence).acknowledgment(1),
                payload(payload));
    }

    Traffic question(long micros, int payload) {
        return at(
                micros,
                ethernet(),
                ipv4(CLIENT, SERVER).identification(nextIdentification()),
                udp(CLIENT_PORT, 53),
                payload(payload));
    }

    Traffic answer(long micros, int payload) {
        return at(
                micros,
                ethernet(),
                ipv4(SERVER, CLIENT).identification(nextIdentification()),
                udp(53, CLIENT_PORT),
                payload(payload));
    }

    private int nextIdentification() {
        return sent.size() + 1 & 0xFFFF;
    }

    SeenFlow only() {
        return run(1).only();
    }

    List<SeenFlow> flows() {
        return run(1).flows();
    }

    Outcome run(int shards) {
        List<SeenFlow> flows = new ArrayList<>();
        FlowSink sink = new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {
                flows.add(SeenFlow.of(flow));
            }

            @Override
            public void onTick(long endNanos) {}
        };
        return run(shards, flows, new TickMerger(shards, config.checkpoints(), sink));
    }

    Outcome run(int shards, List<SeenFlow> flows, TickMerger merger) {
        return run(shards, flows, merger::outlet);
    }

    Outcome run(int shards, List<SeenFlow> flows, IntFunction<RowOutlet> outlets) {
        OddityCounters oddities = new OddityCounters();
        List<FlowShard> works = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            works.add(shard(System.identityHashCode(works), outlets.apply(i)));
        }
        try (Source source = new Source();
                Dealer dealer = shards == 1 ? new InlineDealer(works.getFirst()) : new LaneDealer(works, 1)) {
            ReaderOptions options = new ReaderOptions(() -> 0, Recorder.NONE, verifiesChecksums);
            Reader reader = new Reader(source, new Decoder(oddities, 1), dealer, options, oddities);
            while (reader.turn() != PacketSource.State.END) {
                // until everything is dealt
            }
        }
        works.forEach(FlowShard::close);
        return new Outcome(flows, works, sent.size());
    }

    private FlowShard shard(long seed, RowOutlet outlet) {
        FlowShard shard = newShard(seed, outlet);
        if (logs != null) {
            shard.keepPackets(logs.get());
        }
        return shard;
    }

    private FlowShard newShard(long seed, RowOutlet outlet) {
        if (labels == null) {
            return new FlowShard(new TrafficTally(1), config, seed, outlet);
        }
        ShardActivity activity = new ShardActivity(ActivityConfig.defaults(), 7, Home.PRIVATE, labels);
        return new FlowShard(new TrafficTally(1), config, seed, outlet, activity);
    }

    /// The packets in batches of odd sizes, whose bytes are overwritten as soon as the next is asked for.
    private final class Source implements PacketSource {

        private final Arena arena = Arena.ofShared();
        private final MemorySegment memory = arena.allocate(1 << 23);
        private int next;
        private int batches;

        @Override
        public State poll(PacketBatch batch) {
            batch.clear();
            if (next == sent.size()) {
                return State.END;
            }
            memory.asSlice(0, 4_096).fill((byte) 0xEE);
            long place = 0;
            int wanted = 1 + batches++ * 7 % PacketBatch.CAPACITY;
            while (batch.size() < wanted && next < sent.size()) {
                Sent packet = sent.get(next++);
                byte[] bytes = packet.bytes();
                MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, place, bytes.length);
                int i = batch.add(memory, place, bytes.length, packet.wireLength, packet.micros * MICRO);
                batch.origin(i, packet.interfaceId, ETHERNET, 0);
                place += bytes.length;
            }
            return State.MORE;
        }

        @Override
        public List<CaptureInterface> interfaces() {
            return List.of(new CaptureInterface("test0", ETHERNET, 0), new CaptureInterface("test1", ETHERNET, 0));
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
