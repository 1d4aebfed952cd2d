package vedette.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.flow.Frame.SECOND;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.capture.LimitedSource;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.capture.file.CaptureFiles;
import vedette.capture.file.PcapngWriter;
import vedette.common.Oddity;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.testkit.PcapBuilder;
import vedette.testkit.UdpBuilder;

class ReaderTest {

    private static final long START = 1_000 * SECOND;
    private static final long LONG_AGO = START + 1_000_000 * SECOND;

    private final OddityCounters oddities = new OddityCounters();
    private final FakeSource source = new FakeSource();
    private final Journal journal = new Journal();
    private long wall = START;

    @Test
    void whenAPacketOfALaterSecondComes_thenTheTickClosesBeforeIt() {
        source.packets(frame(START), frame(START + SECOND - 1), frame(START + SECOND), frame(START + 3 * SECOND));

        ReaderCounters counters = readToTheEnd(Recorder.NONE).counters();

        assertThat(journal.times())
                .containsExactly(
                        START,
                        START + SECOND - 1,
                        -(START + SECOND),
                        START + SECOND,
                        -(START + 2 * SECOND),
                        START + 3 * SECOND,
                        -(START + 4 * SECOND));
        assertThat(counters.ticks()).isEqualTo(3);
        assertThat(counters.packets()).isEqualTo(4);
        assertThat(counters.late()).isZero();
    }

    @Test
    void whenThereIsNoPacketAtAll_thenThereIsNoTick() {
        source.silence();

        Reader reader = readToTheEnd(Recorder.NONE);

        assertThat(journal.entries).isEmpty();
        assertThat(reader.hasBegun()).isFalse();
    }

    @Test
    void aPacketOlderThanAClosedTickIsLateAndJoinsTheOpenOne() {
        source.packets(
                frame(START), frame(START + SECOND), frame(START + SECOND - 1), frame(START), frame(START + SECOND));

        ReaderCounters counters = readToTheEnd(Recorder.NONE).counters();

        assertThat(counters.late()).isEqualTo(2);
        assertThat(journal.times())
                .containsExactly(
                        START,
                        -(START + SECOND),
                        START + SECOND,
                        START + SECOND - 1,
                        START,
                        START + SECOND,
                        -(START + 2 * SECOND));
    }

    @Test
    void aPacketOfTheOpenTickThatIsOlderThanTheOneBeforeIsNotLate() {
        source.packets(frame(START), frame(START + SECOND + 5), frame(START + SECOND));

        assertThat(readToTheEnd(Recorder.NONE).counters().late()).isZero();
    }

    @Nested
    class GivenALiveWire {

        private final Reader reader = reader(source, Recorder.NONE);

        {
            source.packets(frame(START)).silence().silence().silence().silence();
            reader.turn();
        }

        @Test
        void whenTheGraceIsNotOver_thenSilenceClosesNothing() {
            wall = START + SECOND + TickClock.GRACE_NANOS - 1;
            reader.turn();

            assertThat(journal.ticks()).isEmpty();
        }

        @Test
        void whenTheGraceIsOver_thenSilenceClosesTheTick() {
            wall = START + SECOND + TickClock.GRACE_NANOS;
            reader.turn();

            assertThat(journal.ticks()).containsExactly(START + SECOND);
            assertThat(reader.now()).isEqualTo(START);
        }

        @Test
        void whenSilenceLasts_thenEachSecondIsATickOfItsOwn() {
            wall = START + 3 * SECOND;
            for (int i = 0; i < 4; i++) {
                reader.turn();
            }

            assertThat(journal.ticks()).containsExactly(START + SECOND, START + 2 * SECOND);
        }

        @Test
        void whenItEndsAfterATickClosedInSilence_thenNoEmptyTickFollows() {
            wall = START + SECOND + TickClock.GRACE_NANOS;
            reader.turn();
            reader.finish();

            assertThat(journal.ticks()).containsExactly(START + SECOND);
        }
    }

    @Test
    void givenAnOldCaptureThroughAPipe_whenItIsSilent_thenNoTickCloses() {
        wall = LONG_AGO;
        source.packets(frame(START)).silence();
        Reader reader = reader(source, Recorder.NONE);

        reader.turn();
        reader.turn();

        assertThat(journal.ticks()).isEmpty();
    }

    @Nested
    class GivenARecordingWithTickMarks {

        @Test
        void aTickClosesAtAMarkAndNowhereElse() {
            source.packetsAndMark(START)
                    .packets(frame(START), frame(START + SECOND + 1))
                    .packetsAndMark(START + SECOND, frame(START + 2))
                    .packetsAndMark(START + 2 * SECOND);

            readToTheEnd(Recorder.NONE);

            assertThat(journal.times())
                    .containsExactly(START, START + SECOND + 1, START + 2, -(START + SECOND), -(START + 2 * SECOND));
        }
    }

    @Nested
    class GivenARecorder {

        @TempDir
        private Path folder;

        @Test
        void aRecordingReadAgainGivesTheSamePacketsTicksAndLateCount() {
            source.packets(frame(START + 500), frame(START + SECOND - 1), frame(START + SECOND))
                    .silence()
                    .packets(frame(START + 300), frame(START + SECOND + 10), frame(START + 2 * SECOND))
                    .silence()
                    .packets(frame(START + 7 * SECOND))
                    .packets(frame(START + 7 * SECOND + 1).from(1));
            wall = START + 2 * SECOND + TickClock.GRACE_NANOS;

            sameWhenReadAgain();
        }

        @Test
        void aRecordingOfALeapInTimeReadAgainGivesTheSame() {
            source.packets(
                            frame(START + 500_000_000),
                            frame(START + 1_000 * SECOND),
                            frame(START + SECOND + 700_000_000))
                    .packets(IntStream.range(0, 20)
                            .mapToObj(i -> frame(START + 1_000 * SECOND + i))
                            .toList());

            assertThat(sameWhenReadAgain().seen()).isEqualTo(oddities.seen());
        }

        /// Each moment of a live run may be silent, late or of a later second.
        @Test
        void anyRecordingReadAgainGivesTheSame() {
            Random random = new Random(4);
            long now = START;
            for (int i = 0; i < 3_000; i++) {
                now += (long) (random.nextDouble() * SECOND / 4);
                if (random.nextInt(5) == 0) {
                    source.silence();
                } else {
                    source.packets(frame(now - (random.nextInt(4) == 0 ? random.nextLong(2 * SECOND) : 0)));
                }
            }
            wall = START + 100 * SECOND;

            assertThat(sameWhenReadAgain().seen()).isEqualTo(oddities.seen());
        }

        private OddityCounters sameWhenReadAgain() {
            String file = folder.resolve("recorded.pcapng").toString();
            ReaderCounters live;
            try (PcapngWriter writer = PcapngWriter.create(file)) {
                live = readToTheEnd(recorder(writer)).counters();
            }
            OddityCounters counted = new OddityCounters();
            Journal again = new Journal();
            Reader reader;
            try (PacketSource recorded = CaptureFiles.open(file, false, counted)) {
                reader = reader(recorded, Recorder.NONE, again, counted);
                drain(reader);
            }

            assertThat(again.entries).isEqualTo(journal.entries);
            assertThat(reader.counters().late()).isEqualTo(live.late());
            assertThat(reader.counters().ticks()).isEqualTo(live.ticks());
            assertThat(reader.counters().packets()).isEqualTo(live.packets());
            return counted;
        }

        private Recorder recorder(PcapngWriter writer) {
            return new WriterRecorder(writer, source);
        }
    }

    @Test
    void givenALimit_thenExactlySoManyPacketsAndOneLastTick() {
        source.packets(IntStream.range(0, 200).mapToObj(i -> frame(START + i)).toList());
        Reader reader = reader(new LimitedSource(source, 65, Long.MAX_VALUE), Recorder.NONE);

        drain(reader);

        assertThat(journal.packetEntries()).hasSize(65);
        assertThat(journal.ticks()).containsExactly(START + SECOND);
    }

    @Test
    void whenChecksumsAreVerified_thenAWrongOneIsCounted() {
        source.packets(frame(START, udp(1, 2).brokenChecksum()), frame(START));
        OddityCounters verified = new OddityCounters();
        drain(new Reader(
                source,
                new Decoder(verified, 1),
                new InlineDealer(journal),
                new ReaderOptions(() -> wall, Recorder.NONE, true),
                verified));

        assertThat(verified.seen()).hasSize(1).containsValue(1L);
    }

    /// Somebody cuts a file off while it is being read: what is gone is an oddity, and nothing is thrown.
    @Test
    void givenAFileThatShrinks_thenItIsCountedAndWhatWasNotReadIsNotCounted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shrinks.pcap");
        PcapBuilder pcap = new PcapBuilder();
        for (int i = 0; i < 1_000; i++) {
            pcap.packet(START + i * 1_000L, frame(START, i).bytes());
        }
        Files.write(file, pcap.build());
        try (PacketSource mapped = CaptureFiles.open(file.toString(), false, oddities)) {
            Reader reader = reader(mapped, Recorder.NONE);
            reader.turn();
            try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                cut.setLength(0);
            }
            drain(reader);

            assertThat(oddities.count(Oddity.FILE_SHRANK)).isPositive();
            assertThat(reader.counters().packets())
                    .isEqualTo(journal.packetEntries().size());
        }
    }

    private static Frame frame(long nanos) {
        return frame(nanos, 0);
    }

    private static Frame frame(long nanos, int identification) {
        return Frame.at(nanos, ethernet(), ipv4("10.0.0.1", "10.0.0.2").identification(identification), udp(1, 2));
    }

    private static Frame frame(long nanos, UdpBuilder udp) {
        return Frame.at(nanos, ethernet(), ipv4("10.0.0.1", "10.0.0.2"), udp);
    }

    private Reader readToTheEnd(Recorder recorder) {
        Reader reader = reader(source, recorder);
        drain(reader);
        return reader;
    }

    private Reader reader(PacketSource from, Recorder recorder) {
        return reader(from, recorder, journal, oddities);
    }

    private Reader reader(PacketSource from, Recorder recorder, Journal into, OddityCounters counts) {
        ReaderOptions options = new ReaderOptions(() -> wall, recorder, false);
        return new Reader(from, new Decoder(counts, 1), new InlineDealer(into), options, counts);
    }

    private static void drain(Reader reader) {
        while (reader.turn() != State.END) {
            // until everything is read
        }
    }
}
