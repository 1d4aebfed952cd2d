package vedette.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.capture.file.CaptureFiles;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.flow.Dealer;
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

/// What a packet of a file costs the thread that reads it, once warm: CPU time and bytes allocated, the median of many
/// passes over the whole file, which includes mapping it.
///
/// Not a JMH benchmark, because the question is a whole file in the order in which it lies on disk.
///
/// ```shell
/// script/bench read
/// ```
public final class ReadBenchmark {

    private static final int WARM_UP_PASSES = 5;
    private static final int PASSES = 11;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final OddityCounters ODDITIES = new OddityCounters();
    private static final Decoder DECODER = new Decoder(ODDITIES, 1);
    private static final PacketBatch BATCH = new PacketBatch();

    private static final FlowConfig FLOWS =
            FlowConfig.defaults().withMaxFlows(Integer.getInteger("vedette.bench.flows", 262_144));

    private ReadBenchmark() {}

    /// Measures one way of reading, or counts.
    ///
    /// @param arguments what to measure: `walk`, `decode`, `flows` or `full`, or `count`; and a file
    public static void main(String... arguments) {
        String file = arguments[1];
        switch (arguments[0]) {
            case "walk" -> measure("walk", ReadBenchmark::walk, file);
            case "decode" -> measure("decode", ReadBenchmark::decode, file);
            case "flows" -> measure("flows", path -> flows(path, FLOWS), file);
            case "full" -> measure("full", path -> flows(path, FLOWS.withSequence(true)), file);
            default -> System.out.println(walk(file));
        }
    }

    private static void measure(String name, ToLongFunction<String> pass, String file) {
        long warmUp = 0;
        for (int i = 0; i < WARM_UP_PASSES; i++) {
            warmUp += pass.applyAsLong(file);
        }
        if (warmUp == 0) {
            throw new IllegalArgumentException("there are no packets in " + file);
        }
        double[] nanos = new double[PASSES];
        double[] bytes = new double[PASSES];
        long packets = 0;
        for (int i = 0; i < PASSES; i++) {
            long startBytes = THREADS.getCurrentThreadAllocatedBytes();
            long startNanos = THREADS.getCurrentThreadCpuTime();
            packets = pass.applyAsLong(file);
            nanos[i] = (double) (THREADS.getCurrentThreadCpuTime() - startNanos) / packets;
            bytes[i] = (double) (THREADS.getCurrentThreadAllocatedBytes() - startBytes) / packets;
        }
        Arrays.sort(nanos);
        Arrays.sort(bytes);
        System.out.printf(
                Locale.ROOT,
                "%-8s %,11d packets %8.1f ns/packet (%.1f to %.1f) %8.3f B/packet%n",
                name,
                packets,
                nanos[PASSES / 2],
                nanos[0],
                nanos[PASSES - 1],
                bytes[PASSES / 2]);
    }

    private static long walk(String file) {
        long packets = 0;
        try (PacketSource source = CaptureFiles.open(file, false, ODDITIES)) {
            while (source.poll(BATCH) != State.END) {
                packets += BATCH.size();
            }
        }
        return packets;
    }

    private static long decode(String file) {
        long packets = 0;
        try (PacketSource source = CaptureFiles.open(file, false, ODDITIES)) {
            while (source.poll(BATCH) != State.END) {
                decode(BATCH);
                packets += BATCH.size();
            }
        }
        if (DECODER.counters().stopped() > 0) {
            throw new IllegalStateException("the generated traffic has no oddities, but saw " + ODDITIES.seen());
        }
        return packets;
    }

    /// The reader with one shard, up to rows that nobody writes.
    private static long flows(String file, FlowConfig config) {
        NoSink sink = new NoSink();
        TickMerger merger = new TickMerger(1, 0, sink);
        ReaderOptions options = new ReaderOptions(() -> 0, Recorder.NONE, false);
        try (FlowShard shard = new FlowShard(TrafficTally.withoutSight(), config, 1, merger.outlet(0));
                PacketSource source = CaptureFiles.open(file, false, ODDITIES)) {
            Reader reader;
            try (Dealer dealer = new InlineDealer(shard)) {
                reader = new Reader(source, DECODER, dealer, options, ODDITIES);
                while (reader.turn() != State.END) {
                    // until everything is dealt
                }
            }
            if (sink.packets != reader.counters().packets()) {
                throw new IllegalStateException(
                        reader.counters().packets() + " packets were read, and flows have " + sink.packets);
            }
            return sink.packets;
        }
    }

    private static final class NoSink implements FlowSink {

        private long packets;

        @Override
        public void onFlow(FlowView flow) {
            packets += flow.packets();
        }

        @Override
        public void onTick(long endNanos) {}
    }

    private static void decode(PacketBatch batch) {
        int size = batch.size();
        for (int i = 0; i < size; i++) {
            DECODER.decode(
                    batch.linkType(i),
                    batch.buffer(i),
                    batch.start(i),
                    batch.capturedLength(i),
                    batch.wireLength(i),
                    batch.timestampNanos(i));
        }
    }
}
