package vedette.capture.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.testkit.PcapBuilder;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CaptureFilesTest {

    private static final int MANY = 20_000;

    private final OddityCounters oddities = new OddityCounters();

    @TempDir
    private Path folder;

    @Test
    void compressionIsToldByContentAndNotByName() throws IOException {
        byte[] plain = numbered(0, MANY, 1);
        Recorded expected = Recorded.of(write("plain", plain), oddities);

        assertThat(Recorded.of(write("a.txt", gzip(plain)), oddities).packets()).isEqualTo(expected.packets());
        assertThat(Recorded.of(write("b.pcap", Zstd.compress(plain)), oddities).packets())
                .isEqualTo(expected.packets());
        assertThat(expected.packets()).hasSize(MANY);
        assertThat(oddities.seen()).isEmpty();
    }

    @Test
    void severalGzipMembersAreOneFile() throws IOException {
        byte[] plain = numbered(0, 100, 1);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(Arrays.copyOf(plain, 500)));
        members.write(gzip(Arrays.copyOfRange(plain, 500, plain.length)));

        assertThat(Recorded.of(write("two.gz", members.toByteArray()), oddities).packets())
                .hasSize(100);
    }

    @Test
    void whenCompressedDataIsDamaged_thenWhatCameBeforeIsReadAndItIsCounted() throws IOException {
        for (byte[] packed : List.of(gzip(numbered(0, MANY, 1)), Zstd.compress(numbered(0, MANY, 1)))) {
            OddityCounters counters = new OddityCounters();

            Recorded recorded = Recorded.of(write("cut", Arrays.copyOf(packed, packed.length / 2)), counters);

            assertThat(recorded.packets()).hasSizeBetween(1, MANY - 1);
            assertThat(counters.count(Oddity.BROKEN_COMPRESSION)).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotACaptureIsSaidInWords() throws IOException {
        assertThatThrownBy(() -> Recorded.of(write("empty", new byte[0]), oddities))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> Recorded.of(folder.toString(), oddities)).hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> Recorded.of(folder + "/none.pcap", oddities))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> Recorded.of(write("notes", "Dear diary, today I".getBytes(UTF_8)), oddities))
                .hasMessageContaining("looks like text");
        assertThatThrownBy(() -> Recorded.of(write("short", Arrays.copyOf(numbered(0, 1, 1), 20)), oddities))
                .hasMessageContaining("ends within the pcap file header");
    }

    @Test
    void severalFilesAreMergedByTimeAndEachKeepsItsInterface() throws IOException {
        List<String> files = List.of(
                write("late", numbered(1_000, 300, 1)),
                write("odd", numbered(1, 500, 2)),
                write("even", numbered(0, 500, 2)));

        Recorded recorded = Recorded.of(CaptureFiles.openAll(files, oddities));

        assertThat(recorded.packets()).hasSize(1_300).isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
        assertThat(recorded.interfaces()).extracting(CaptureInterface::name).containsExactlyInAnyOrderElementsOf(files);
        assertThat(recorded.losses().packets()).isEqualTo(1_300);
        assertThat(recorded.packets()).allSatisfy(packet -> {
            String origin = recorded.interfaces().get(packet.interfaceId()).name();
            long number = packet.nanos() / 1_000;
            assertThat(origin).endsWith(number >= 1_000 ? "late" : number % 2 == 1 ? "odd" : "even");
        });
    }

    @Test
    void aGrowingFileIsReadAsItGrows() throws IOException {
        byte[] whole = numbered(0, 10, 1);
        Path path = Path.of(write("growing", Arrays.copyOf(whole, 24 + 20)));
        try (PacketSource source = CaptureFiles.open(path.toString(), true, oddities)) {
            PacketBatch batch = new PacketBatch();
            assertThat(source.poll(batch)).isEqualTo(State.IDLE);

            Files.write(path, Arrays.copyOfRange(whole, 44, whole.length), StandardOpenOption.APPEND);

            int count = 0;
            while (count < 10) {
                assertThat(source.poll(batch)).isNotEqualTo(State.END);
                count += batch.size();
            }
            assertThat(source.poll(batch)).isEqualTo(State.IDLE);
        }
    }

    @Test
    void whatTheWriterWritesTheReaderReads() throws IOException {
        String input = write("in", numbered(0, 3_000, 1));
        String copy = folder.resolve("copy.pcapng").toString();
        try (PacketSource source = CaptureFiles.open(input, false, oddities);
                PcapngWriter writer = PcapngWriter.create(copy)) {
            PacketBatch batch = new PacketBatch();
            for (int polls = 0; source.poll(batch) != State.END; polls++) {
                for (int i = 0; i < batch.size(); i++) {
                    writer.write(batch, i, source.interfaces());
                }
                if (polls % 10 == 9) {
                    writer.markTick(polls);
                }
            }
            writer.writeLosses(0, 5, new CaptureStatistics(1, 2, 3, 4, 5));
        }

        Recorded recorded = Recorded.of(copy, oddities);

        assertThat(recorded.packets()).isEqualTo(Recorded.of(input, oddities).packets());
        assertThat(recorded.tickMarks()).containsExactly(9L, 19L, 29L, 39L);
        assertThat(recorded.losses().kernelDrops()).isEqualTo(3);
        assertThat(recorded.losses().nicDrops()).isEqualTo(5);
        assertThat(oddities.seen()).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() {
        assertThatThrownBy(() -> PcapngWriter.create(folder + "/none/there.pcapng"))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("there is no folder");
    }

    /// Packets whose time, in microseconds, counts up from `first` by `step`.
    private static byte[] numbered(int first, int count, int step) {
        PcapBuilder builder = new PcapBuilder();
        for (int i = 0; i < count; i++) {
            int number = first + i * step;
            builder.packet(number * 1_000L, new byte[] {(byte) number, (byte) (number >> 8), 3, 4, 5, 6, 7});
        }
        return builder.build();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private String write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }
}
