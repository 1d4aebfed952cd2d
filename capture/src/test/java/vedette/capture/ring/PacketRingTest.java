package vedette.capture.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.capture.CaptureException;
import vedette.capture.PacketBatch;

class PacketRingTest {

    private static final int MIB = 1 << 20;
    private static final int BIG = 100_000;
    private static final RingConfig SMALL = new RingConfig(4 * MIB, 2 * MIB, 8 << 10, true);

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private PacketRing ring(RingConfig config) {
        return new PacketRing(config, folder.resolve("ring"), problems::add);
    }

    private static List<Long> found(PacketRing ring, Wanted wanted) {
        List<Long> numbers = new ArrayList<>();
        ring.each(wanted, packet -> numbers.add(packet.number()));
        return numbers;
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void packetsOfAHostAreFound_othersAreNot_andTimeCounts() throws Exception {
        try (PacketRing ring = ring(SMALL)) {
            Sent sent = new Sent(ring);
            sent.packet(1, 2, 60, true);
            sent.packet(3, 4, 60, true);
            sent.packet(2, 1, 60, true);
            sent.packet(1, 2, 60, false);
            sent.settle();

            assertThat(found(ring, Sent.of(1))).containsExactly(1L, 3L, 4L);
            assertThat(found(ring, Sent.of(4))).containsExactly(2L);
            assertThat(found(ring, Sent.of(5))).isEmpty();
            assertThat(found(ring, Sent.of(1, 2 * Sent.SECOND, 3 * Sent.SECOND)))
                    .as("from is in, to is not")
                    .containsExactly(3L);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsEarlyOutlivesMemory_onTheDisk_andComesInOrderAndOnce() throws Exception {
        try (PacketRing ring = ring(SMALL)) {
            Sent sent = new Sent(ring);
            for (int i = 0; i < 60; i++) { // 6 MB: three times what memory holds
                sent.packet(1, 2, BIG, i % 3 == 0);
            }
            sent.settle();

            List<Long> found = found(ring, Sent.of(1));
            assertThat(found).isSorted().doesNotHaveDuplicates().contains(1L, 4L, 7L, 10L);
            assertThat(found).doesNotContain(2L, 3L, 5L).containsAll(numbers(50, 60));
        }
    }

    @Test
    void theRingOnTheDiskStaysWithinItsBounds_andTheOldestGo() throws Exception {
        Path file = folder.resolve("ring");
        try (PacketRing ring = ring(SMALL)) {
            Sent sent = new Sent(ring);
            for (int i = 0; i < 200; i++) { // 20 MB
                sent.packet(i < 10 ? 7 : 1, 2, BIG, true);
            }
            sent.settle();

            assertThat(ring.diskBytes()).isBetween(3L * MIB, 4L * MIB);
            assertThat(found(ring, Sent.of(7))).isEmpty();
            List<Long> found = found(ring, Sent.of(2));
            assertThat(found)
                    .endsWith(200L)
                    .isEqualTo(numbers(found.getFirst(), 200))
                    .hasSizeBetween(35, 52);
            Slice slice = Slice.of(ring, Sent.of(2), new Bounds(1_000, 1 << 30, 10));
            assertThat(slice.completeSince()).isEqualTo((found.getFirst() - 1) * Sent.SECOND);
        }
        assertThat(file).as("it goes with the run").doesNotExist();
    }

    @Test
    void memoryWrapsAtAnyLength_andNeverShowsHalfAPacket() throws Exception {
        try (PacketRing ring = ring(new RingConfig(0, 2 * MIB, 8 << 10, true))) {
            Sent sent = new Sent(ring);
            for (int i = 0; i < 3_000; i++) {
                sent.packet(1, 2, 60 + i * 7_919 % 30_011, false);
            }
            sent.settle();

            List<Long> found = found(ring, Sent.of(1));
            assertThat(found).isEqualTo(numbers(found.getFirst(), 3_000)).hasSizeBetween(100, 200);
        }
    }

    @Test
    void whereNobodyWritesForAWhile_whoReadsLeavesOutAndCounts_orWaitsIfItMay() throws Exception {
        try (PacketRing ring = ring(new RingConfig(4 * MIB, 2 * MIB, 8 << 10, true))) {
            Sent sent = new Sent(ring);
            ring.announce(0); // from now on the ring's thread waits until somebody has looked
            Thread reader = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    sent.packet(1, 2, BIG, true);
                    ring.tick(i * Sent.SECOND + 1);
                }
            });
            ring.await(1);
            assertThat(ring.added()).isLessThan(1_000);
            ring.looked();
            reader.join();
            sent.settle();
            assertThat(ring.added()).isEqualTo(1_000);
            assertThat(ring.leftOut()).isZero();
        }
    }

    @Test
    void whenTheRingIsTooSlow_thenPacketsAreLeftOutAndCounted_andTheSliceSaysSo() throws Exception {
        try (PacketRing ring = ring(new RingConfig(4 * MIB, 2 * MIB, 8 << 10, false))) {
            Sent sent = new Sent(ring);
            sent.packet(1, 2, BIG, true);
            sent.settle();
            ring.each(
                    Sent.of(1),
                    _ -> { // nobody can add to the memory while it is looked at
                        for (int i = 0; i < 1_000; i++) {
                            sent.packet(1, 2, BIG, true);
                        }
                    });

            assertThat(ring.leftOut())
                    .as("but for ten in each of sixteen blocks")
                    .isEqualTo(840);
            assertThat(ring.added()).isEqualTo(161);
            sent.settleLater();
            Slice slice = Slice.of(ring, Sent.of(1), new Bounds(10, 1 << 30, 10));
            assertThat(slice.neverTaken()).isEqualTo(840);
        }
    }

    @Test
    void whenTheDiskCannotBeWrittenTo_thenThatIsSaidOnce_andWhatIsNotThereIsCounted() throws Exception {
        FileChannel closed = DiskRing.begin(folder.resolve("ring"));
        closed.close();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(3 * MIB, 8);
            DiskRing disk = new DiskRing(
                    folder.resolve("ring"), closed, 4, memory.asSlice(0, MIB), memory.asSlice(MIB, MIB), problems::add);
            RingBlock block = new RingBlock(memory.asSlice(2 * MIB, MIB));
            PacketBatch batch = new PacketBatch();
            batch.add(arena.allocate(BIG), 0, BIG, BIG, 1);
            for (int i = 0; i < 30; i++) {
                block.clear();
                block.add(batch, 0, new PacketEnds(), true, i + 1);
                disk.add(block);
            }

            assertThat(disk.unwritten()).isEqualTo(20);
            assertThat(problems).singleElement().asString().contains("cannot be written to");
            List<Long> numbers = new ArrayList<>();
            disk.each(0, 100, Sent.of(0), packet -> numbers.add(packet.number()));
            assertThat(numbers).as("what waits to be written is there").isEqualTo(numbers(21, 30));
        }
    }

    @Test
    void noMoreIsPickedThanTheBounds_andTheRestIsCounted() throws Exception {
        try (PacketRing ring = ring(SMALL)) {
            Sent sent = new Sent(ring);
            for (int i = 0; i < 30; i++) {
                sent.packet(1, 2 + i % 3, 100, true);
            }
            sent.settle();

            Slice byPackets = Slice.of(ring, Sent.of(1), new Bounds(7, 1 << 20, 100));
            assertThat(byPackets.packets()).isEqualTo(7);
            assertThat(byPackets.beyondBounds()).isEqualTo(23);
            Slice byBytes = Slice.of(ring, Sent.of(1), new Bounds(100, 500, 100));
            assertThat(byBytes.packets()).isEqualTo(5);
            Slice byFlows = Slice.of(ring, Sent.of(1), new Bounds(100, 1 << 20, 2));
            assertThat(byFlows.flows()).isEqualTo(2);
            assertThat(byFlows.packets()).isEqualTo(20);
            assertThat(byFlows.beyondBounds()).isEqualTo(10);
            assertThat(byFlows.completeSince()).isEqualTo(Long.MIN_VALUE);
        }
    }

    @Test
    void whatCannotBeAskedForIsRefused() {
        assertThatThrownBy(() -> new RingConfig(-1, 2 * MIB, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RingConfig(0, 2 * MIB - 1, 1, false)).hasMessageContaining("at least");
        assertThatThrownBy(() -> new Bounds(0, 1, 1)).hasMessageContaining("at least one packet");
        assertThatThrownBy(() -> new PacketRing(SMALL, folder.resolve("none").resolve("ring"), problems::add))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("--evidence none");
    }
}
