package vedette.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;

import org.junit.jupiter.api.Test;
import vedette.capture.PacketBatch;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.testkit.TcpBuilder;

class SightTest {

    private static final long LAST = 0xFFFF_FFFFL;

    private final Decoder decoder = new Decoder(new OddityCounters(), 1);
    private final Sight sight = new Sight(1);

    @Test
    void aConversationOfWhichBothSidesWereSeenIsWhole() {
        client(tcp(1, 2).flags(TcpBuilder.SYN).sequence(99), 0);
        server(tcp(2, 1).flags(TcpBuilder.SYN | TcpBuilder.ACK).sequence(500).acknowledgment(100), 0);
        client(tcp(1, 2).sequence(100).acknowledgment(501), 10);
        server(tcp(2, 1).sequence(501).acknowledgment(110), 0);

        expect(1, 0, 0);
    }

    @Test
    void threePacketsOfOneSideAreOneSidedAndTwoAreTooFewToSay() {
        client(tcp(1, 2), 0);
        client(tcp(1, 2), 0);
        expect(0, 0, 0);

        client(tcp(1, 2), 0);
        expect(1, 1, 0);
    }

    @Test
    void bytesThatWereAcknowledgedButNeverSeenAreCountedOnce() {
        client(tcp(1, 2).sequence(100), 10);
        server(tcp(2, 1).sequence(1).acknowledgment(1_110), 0);
        server(tcp(2, 1).sequence(1).acknowledgment(1_110), 0);

        expect(1, 0, 1_000);
    }

    @Test
    void theSequenceMayWrapAround() {
        client(tcp(1, 2).sequence(LAST - 4), 10);
        server(tcp(2, 1).sequence(1).acknowledgment(5), 0);
        server(tcp(2, 1).sequence(1).acknowledgment(8), 0);

        expect(1, 0, 3);
    }

    /// Both flags take a place in the sequence, also in one packet.
    @Test
    void aPacketThatOpensAndClosesAtOnceTakesTwoPlaces() {
        client(tcp(1, 2).flags(TcpBuilder.SYN | TcpBuilder.FIN).sequence(100), 0);
        server(tcp(2, 1).sequence(1).acknowledgment(102), 0);
        server(tcp(2, 1).sequence(1).acknowledgment(102), 0);

        expect(1, 0, 0);
    }

    private void client(TcpBuilder tcp, int length) {
        see(Frame.at(0, ethernet(), ipv4("10.0.0.1", "10.0.0.2"), tcp, payload(length)));
    }

    private void server(TcpBuilder tcp, int length) {
        see(Frame.at(0, ethernet(), ipv4("10.0.0.2", "10.0.0.1"), tcp, payload(length)));
    }

    private void see(Frame frame) {
        PacketBatch batch = new PacketBatch();
        frame.addTo(batch);
        decoder.decode(1, batch.buffer(0), 0, batch.capturedLength(0), batch.wireLength(0), 0);
        sight.onPacket(decoder.packet(), batch, 0);
    }

    private void expect(long conversations, long oneSided, long unseenBytes) {
        SightReport report = sight.report();
        assertThat(report.conversations().getFirst()).isEqualTo(conversations);
        assertThat(report.oneSided().getFirst()).isEqualTo(oneSided);
        assertThat(report.unseenBytes().getFirst()).isEqualTo(unseenBytes);
    }
}
