package vedette.capture.live;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.common.OddityCounters;

class RingWalkerTest {

    private static final LinkKind ETHERNET = LinkKind.ofMtu(1_500);
    private static final LinkKind LOOPBACK = new LinkKind(772, 65_536, null);

    private final Arena arena = Arena.ofConfined();
    private final RingImage ring = new RingImage(arena, 3);
    private final PacketBatch batch = new PacketBatch();
    private final OddityCounters oddities = new OddityCounters();
    private final RingWalker walker = walker(ETHERNET);

    @AfterEach
    void free() {
        arena.close();
    }

    @Test
    void packetsOfAClosedBlockAreReadWhereTheyLie() {
        ring.add(0, Frames.udp(1, 9, 60), 5_000_000_007L, RingImage.CHECKSUM_UNFINISHED);
        ring.add(0, Frames.udp(2, 9, 100), 5_000_000_008L, 0);
        ring.close(0);

        assertThat(walker.fill(batch)).isEqualTo(2);

        assertThat(batch.buffer(0)).isSameAs(ring.memory);
        assertThat(hex(0)).isEqualTo(hex(Frames.udp(1, 9, 60)));
        assertThat(hex(1)).isEqualTo(hex(Frames.udp(2, 9, 100)));
        assertThat(batch.timestampNanos(0)).isEqualTo(5_000_000_007L);
        assertThat(batch.isChecksumUnfinished(0)).isTrue();
        assertThat(batch.isChecksumUnfinished(1)).isFalse();
        assertThat(walker.packets()).isEqualTo(2);
        assertThat(walker.bytes()).isEqualTo(160);
    }

    @Test
    void anOpenBlockIsLeftToTheKernel() {
        ring.add(0, Frames.udp(1, 9, 60), 1, 0);

        assertThat(walker.fill(batch)).isZero();

        assertThat(walker.ranDry()).isTrue();
    }

    @Test
    void aBlockGoesBackOnlyAfterItsBatch() {
        ring.add(0, Frames.udp(1, 9, 60), 1, 0);
        ring.close(0);

        walker.fill(batch);

        assertThat(ring.isKernels(0)).isFalse();
        walker.release();
        assertThat(ring.isKernels(0)).isTrue();
    }

    @Test
    void whenABlockHoldsMoreThanABatch_thenItIsReadOnAndKeptUntilItsEnd() {
        for (int i = 0; i < 20; i++) {
            ring.add(0, Frames.udp(i, 9, 60), i, 0);
            ring.add(1, Frames.udp(20 + i, 9, 60), 20 + i, 0);
            ring.add(2, Frames.udp(40 + i, 9, 60), 40 + i, 0);
        }
        ring.add(2, Frames.udp(60, 9, 60), 60, 0);
        ring.close(0);
        ring.close(1);
        ring.close(2);
        for (int i = 0; i < PacketBatch.CAPACITY - 50; i++) {
            batch.add(ring.memory, 0, 0, 0, 0);
        }

        assertThat(walker.fill(batch)).isEqualTo(50);
        walker.release();
        assertThat(ring.isKernels(1)).isTrue();
        assertThat(ring.isKernels(2)).isFalse();
        batch.clear();
        assertThat(walker.fill(batch)).isEqualTo(11);

        assertThat(batch.timestampNanos(10)).isEqualTo(60);
    }

    @Test
    void whenEveryBlockIsInTheBatch_thenNoneIsReadTwice() {
        for (int block = 0; block < 3; block++) {
            ring.add(block, Frames.udp(block, 9, 60), block, 0);
            ring.close(block);
        }

        assertThat(walker.fill(batch)).isEqualTo(3);
        assertThat(walker.fill(batch)).isZero();
    }

    @Test
    void aTagThatTheKernelTookOutIsPutBack() {
        byte[] frame = Frames.udp(7, 9, 80);
        ring.tag(ring.add(0, frame, 1, RingImage.VLAN), 0, 0x2064);
        ring.tag(ring.add(0, frame, 1, RingImage.VLAN | RingImage.VLAN_TPID), 0x88A8, 5);
        ring.close(0);

        walker.fill(batch);

        assertThat(hex(0)).isEqualTo(hex(Frames.tagged(frame, 0x8100, 0x2064)));
        assertThat(hex(1)).isEqualTo(hex(Frames.tagged(frame, 0x88A8, 5)));
        assertThat(batch.wireLength(1)).isEqualTo(84);
    }

    @Test
    void onTheLoopbackInterfaceWhatGoesOutIsSkippedBecauseItComesIn() {
        ring.outgoing(ring.add(0, Frames.udp(1, 9, 60), 1, 0));
        ring.add(0, Frames.udp(1, 9, 60), 2, 0);
        ring.close(0);

        assertThat(walker(LOOPBACK).fill(batch)).isEqualTo(1);

        assertThat(batch.timestampNanos(0)).isEqualTo(2);
    }

    @Test
    void framesThatNoWireCarriesAreCountedAsMerged() {
        ring.add(0, Frames.udp(1, 9, 1_522), 1, 0);
        ring.add(0, Frames.udp(1, 9, 1_523), 1, 0);
        ring.add(1, Frames.udp(1, 9, 200), 1, RingImage.MERGED);
        ring.close(0);
        ring.close(1);

        walker.fill(batch);

        assertThat(walker.merged()).isEqualTo(2);
    }

    @Test
    void aPacketThatPointsBeyondItsBlockEndsTheBlockAndIsCounted() {
        ring.add(0, Frames.udp(1, 9, 60), 1, 0);
        long packet = ring.add(0, Frames.udp(2, 9, 60), 2, 0);
        ring.add(0, Frames.udp(3, 9, 60), 3, 0);
        ring.memory.set(JAVA_INT_UNALIGNED, packet + 12, RingImage.BLOCK_SIZE);
        ring.memory.set(JAVA_INT_UNALIGNED, packet + 16, RingImage.BLOCK_SIZE);
        ring.close(0);
        ring.add(1, Frames.udp(4, 9, 60), 4, 0);
        ring.close(1);

        assertThat(walker.fill(batch)).isEqualTo(2);

        assertThat(batch.timestampNanos(1)).isEqualTo(4);
        assertThat(oddities.count(Oddity.BROKEN_RING_BLOCK)).isEqualTo(1);
    }

    @Test
    void aStepOfNothingEndsTheBlockInsteadOfTurningForEver() {
        long packet = ring.add(0, Frames.udp(1, 9, 60), 1, 0);
        ring.add(0, Frames.udp(2, 9, 60), 2, 0);
        ring.memory.set(JAVA_INT_UNALIGNED, packet, 0);
        ring.close(0);

        assertThat(walker.fill(batch)).isEqualTo(1);

        assertThat(oddities.count(Oddity.BROKEN_RING_BLOCK)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_251_120})
    void noBytesInTheRingMakeItThrowOrLookOutsideTheBlock(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            RingImage image = new RingImage(arena, 2);
            for (int i = 0; i < 8; i++) {
                image.add(i % 2, Frames.udp(i, 9, 60), i, RingImage.VLAN);
            }
            image.close(0);
            image.close(1);
            spoil(image.memory, random);
            RingWalker spoilt = new RingWalker(image.memory, RingImage.BLOCK_SIZE, ETHERNET, oddities);
            batch.clear();
            spoilt.fill(batch);
            for (int i = 0; i < batch.size(); i++) {
                long first = batch.start(i) / RingImage.BLOCK_SIZE;
                long last = (batch.start(i) + Math.max(1, batch.capturedLength(i)) - 1) / RingImage.BLOCK_SIZE;
                assertThat(last).as("seed %d round %d", seed, round).isEqualTo(first);
            }
        }
    }

    private static void spoil(MemorySegment memory, SplittableRandom random) {
        for (int i = 0; i < 12; i++) {
            int place = random.nextInt(2) * RingImage.BLOCK_SIZE + 12 + random.nextInt(700);
            memory.set(JAVA_BYTE, place, (byte) random.nextInt());
        }
    }

    private RingWalker walker(LinkKind link) {
        return new RingWalker(ring.memory, RingImage.BLOCK_SIZE, link, oddities);
    }

    private String hex(int i) {
        return hex(ring.memory.asSlice(batch.start(i), batch.capturedLength(i)).toArray(JAVA_BYTE));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
