package vedette.capture.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.system.LibPcap;

class FilteredSourceTest {

    private static final int ETHERNET = 1;
    private static final int RAW = 101;
    private static final int NOT_KNOWN = 254;

    // From 10.0.0.1 port 5000 to 10.0.0.2 port 53.
    private static final String IPV4_UDP = "4500001e00000000401100000a0000010a00000213880035000a0000abcd";
    private static final String TO_PORT_54 = IPV4_UDP.replace("13880035", "13880036");
    private static final String MAC = "0277000000020277000000010800";

    private final PacketBatch batch = new PacketBatch();

    @BeforeAll
    static void checkTheMachine() {
        assumeTrue(LibPcap.isInstalled(), "libpcap is not installed");
    }

    @Test
    void packetsThatMatchAreHandedOnWhateverTheirLinkType() {
        try (PacketSource source = new FilteredSource(new FourPackets(), "udp port 53")) {
            assertThat(source.poll(batch)).isEqualTo(PacketSource.State.MORE);
            assertThat(batch.size()).isEqualTo(2);
            assertThat(batch.linkType(0)).isEqualTo(ETHERNET);
            assertThat(batch.linkType(1)).isEqualTo(RAW);
            assertThat(batch.interfaceId(1)).isEqualTo(7);
            assertThat(batch.tickMark()).isEqualTo(99);
            assertThat(source.poll(batch)).isEqualTo(PacketSource.State.END);
        }
    }

    @Test
    void aBadExpressionIsRefusedAtOnceWithTheReason() {
        assertThatThrownBy(() -> new FilteredSource(new FourPackets(), "udp port"))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("\"udp port\"")
                .hasMessageContaining("syntax error");
    }

    @Test
    void onlyTheCapturedBytesAreLookedAt() {
        try (Arena arena = Arena.ofConfined();
                BpfFilter filter = BpfFilter.compile("udp port 53", ETHERNET)) {
            MemorySegment packet =
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, HexFormat.of().parseHex(MAC + IPV4_UDP));

            assertThat(filter.matches(packet, 0, 38, 44)).isTrue();
            assertThat(filter.matches(packet, 0, 37, 44)).isFalse();
        }
    }

    /// Two packets that match "udp port 53", of different link types, one that does not, and one of no known link type.
    private static final class FourPackets implements PacketSource {

        private final Arena arena = Arena.ofConfined();
        private boolean isOver;

        @Override
        public State poll(PacketBatch batch) {
            batch.clear();
            if (isOver) {
                return State.END;
            }
            isOver = true;
            add(batch, MAC + IPV4_UDP, ETHERNET);
            add(batch, MAC + TO_PORT_54, ETHERNET);
            add(batch, IPV4_UDP, RAW);
            add(batch, IPV4_UDP, NOT_KNOWN);
            batch.markTick(99);
            return State.MORE;
        }

        private void add(PacketBatch batch, String hex, int linkType) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            MemorySegment packet = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            batch.origin(batch.add(packet, 0, bytes.length, bytes.length, 1), 7, linkType, 0);
        }

        @Override
        public List<CaptureInterface> interfaces() {
            return List.of();
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
