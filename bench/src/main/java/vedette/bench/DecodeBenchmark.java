package vedette.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.file.CaptureFiles;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.decode.LinkType;

/// What one packet costs to decode. Read the time together with the bytes allocated: there must be none.
///
/// ```shell
/// script/bench micro DecodeBenchmark
/// ```
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {

    private static final long FILE_SIZE = 128_000_000; // larger than the caches near the core

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(FILE_SIZE + 2000);
    private final Decoder decoder = new Decoder(new OddityCounters(), 1);
    private long[] starts = {0};
    private int packets;
    private int next;

    @Setup
    public void fill() throws IOException {
        Path path = Files.createTempFile("vedette-bench", ".pcap");
        try {
            MixedTraffic.write(path, FILE_SIZE, 1);
            read(path);
        } finally {
            Files.delete(path);
        }
    }

    private void read(Path path) {
        PacketBatch batch = new PacketBatch();
        try (PacketSource source = CaptureFiles.open(path.toString(), false, new OddityCounters())) {
            while (source.poll(batch) != PacketSource.State.END) {
                for (int i = 0; i < batch.size(); i++) {
                    take(batch, i);
                }
            }
        }
    }

    private void take(PacketBatch batch, int i) {
        if (packets + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2 + 2);
        }
        long start = starts[packets];
        MemorySegment.copy(batch.buffer(i), batch.start(i), buffer, start, batch.capturedLength(i));
        packets++;
        starts[packets] = start + batch.capturedLength(i);
    }

    @TearDown
    public void free() {
        arena.close();
    }

    @Benchmark
    public Oddity decode() {
        int i = next;
        next = i + 1 == packets ? 0 : i + 1;
        int length = (int) (starts[i + 1] - starts[i]);
        return decoder.decode(LinkType.ETHERNET, buffer, starts[i], length, length, 0);
    }
}
