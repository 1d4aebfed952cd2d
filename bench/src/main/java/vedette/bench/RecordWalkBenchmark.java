package vedette.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.file.CaptureFiles;
import vedette.common.OddityCounters;

/// What one packet costs to find in a pcap file. Read the time together with the bytes allocated: there must be none.
///
/// ```shell
/// script/bench micro RecordWalkBenchmark
/// ```
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RecordWalkBenchmark {

    private static final long FILE_SIZE = 256_000_000; // larger than the caches near the core

    private final PacketBatch batch = new PacketBatch();
    private String file = "";
    private @Nullable PacketSource source;

    @Setup
    public void open() throws IOException {
        Path path = Files.createTempFile("vedette-bench", ".pcap");
        MixedTraffic.write(path, FILE_SIZE, 1);
        file = path.toString();
    }

    @TearDown
    public void delete() throws IOException {
        if (source != null) {
            source.close();
        }
        Files.delete(Path.of(file));
    }

    /// A batch is full but for the last of a window or the file, too few to matter.
    @Benchmark
    @OperationsPerInvocation(PacketBatch.CAPACITY)
    public int poll() {
        if (source == null || source.poll(batch) == PacketSource.State.END) {
            reopen();
        }
        return batch.size();
    }

    private void reopen() {
        if (source != null) {
            source.close();
        }
        source = CaptureFiles.open(file, false, new OddityCounters());
    }
}
