package vedette.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.ArpBuilder.arpRequest;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.padded;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.RST;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.flow.table.FlowConfig;
import vedette.testkit.TcpBuilder;
import vedette.traces.engine.FlowEngine;
import vedette.traces.engine.FrameSource;
import vedette.traces.engine.Row;

/// Small conversations whose numbers were worked out by hand from `docs/reference/flows.md`.
///
/// The client is 10.0.0.1:40000, the server 10.0.0.2:80. Times are in microseconds from the second 1,000.
abstract class GoldenFlows {

    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "10.0.0.2";
    private static final long BEGIN = 1_000_000_000L;
    private static final long SECOND = 1_000_000L;
    private static final byte[] SCALE_SEVEN = {3, 3, 7, 0};

    private final FrameSource source = new FrameSource();
    private int identification;

    abstract FlowEngine engine();

    private void client(long micros, TcpBuilder tcp, int length) {
        identification++;
        source.at(
                (BEGIN + micros) * 1_000,
                ethernet(),
                ipv4(CLIENT, SERVER).identification(identification),
                tcp,
                payload(length));
    }

    private void server(long micros, TcpBuilder tcp, int length) {
        identification++;
        source.at(
                (BEGIN + micros) * 1_000,
                ethernet(),
                ipv4(SERVER, CLIENT).identification(identification).timeToLive(60),
                tcp,
                payload(length));
    }

    private static TcpBuilder up(int flags, long sequence, long acknowledgment) {
        return tcp(40_000, 80).flags(flags).sequence(sequence).acknowledgment(acknowledgment);
    }

    private static TcpBuilder down(int flags, long sequence, long acknowledgment) {
        return tcp(80, 40_000).flags(flags).sequence(sequence).acknowledgment(acknowledgment);
    }

    /// Moves time on by packets that belong to no flow: a single step of more than a minute is not believed.
    private void silence(long fromSecond, long toSecond) {
        for (long second = fromSecond; second <= toSecond; second += 20) {
            source.at((BEGIN + second * SECOND) * 1_000, ethernet(), arpRequest(CLIENT, SERVER));
        }
    }

    private void handshake() {
        client(0, up(SYN, 100, 0).window(1_000).options(SCALE_SEVEN), 0);
        server(300, down(SYN | ACK, 500, 101).window(2_000), 0);
        client(500, up(ACK, 101, 501), 0);
    }

    private List<Row> rows() {
        return engine().rows(source, FlowConfig.defaults().withSequence(true));
    }

    private Row onlyRow() {
        List<Row> rows = rows();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private static void expect(Row row, String expected) {
        for (String each : expected.strip().split("\\s+", -1)) {
            String[] parts = each.split("=", 2);
            assertThat(row.text(parts[0])).as(parts[0]).isEqualTo(parts[1]);
        }
    }

    /// Gaps: 300, 200, 500, 1000, 1000, 1000, 1000, 1000.
    @Test
    void aConversationIsOpenedUsedAndClosedByBothSides() {
        handshake();
        client(1_000, up(ACK | PSH, 101, 501), 10);
        server(2_000, down(ACK | PSH, 501, 111), 200);
        client(3_000, up(ACK, 111, 701), 0);
        client(4_000, up(ACK | FIN, 111, 701), 0);
        server(5_000, down(ACK | FIN, 701, 112), 0);
        client(6_000, up(ACK, 112, 702), 0);

        Row row = onlyRow();

        expect(row, """
                sourcePort=40000 destinationPort=80 protocol=6 isTcp=true part=0 end=CLOSED
                start=1000000000 last=1000006000 duration=6000 conversationDuration=6000
                packets=9 gapSquares=5380000 gapMin=200 gapMax=1000 pauses=0
                finFlags=2 synFlags=2 ackFlags=8 cwrFlags=0 eceFlags=0
                synAckTime=300 handshakeTime=500 responseTime=1000
                history=ShADdFf icmpErrors=0 icmpErrorType=-1 icmpType=-1
                """);
        expect(row, """
                forward.packets=6 forward.payloadBytes=10 forward.payloadSquares=100 forward.payloadMin=0
                forward.payloadMax=10 forward.dataPackets=1 forward.headerBytes=124 forward.headerMin=20
                forward.headerMax=24 forward.ipBytes=254 forward.span=6000 forward.first=0 forward.gapMin=500
                forward.gapMax=2000 forward.gapSquares=9500000 forward.pshFlags=1 forward.initialWindow=1000
                forward.windowScale=7 forward.timeToLiveMin=64 forward.timeToLiveMax=64
                forward.missedBytes=0 forward.retransmittedPackets=0 forward.tcpState=CLOSED
                """);
        expect(row, """
                backward.packets=3 backward.payloadBytes=200 backward.payloadSquares=40000 backward.payloadMin=0
                backward.payloadMax=200 backward.headerBytes=60 backward.ipBytes=320 backward.span=4700
                backward.first=300 backward.initialWindow=2000 backward.windowScale=-1
                backward.timeToLiveMin=60 backward.tcpState=CLOSED
                """);
        expect(row, "active=Spells[count=1,sum=6000,squares=36000000,min=6000,max=6000]", ", ");
        assertThat(row.text("sequence"))
                .isEqualTo(">0/2+0 <0/18+300 >0/16+200 >10/24+500 <-200/24+1000 >0/16+1000 >0/17+1000 <0/17+1000"
                        + " >0/16+1000");
    }

    private static void expect(Row row, String expected, String separator) {
        String[] parts = expected.split("=", 2);
        assertThat(row.text(parts[0])).isEqualTo(parts[1].replace(",", separator));
    }

    @Test
    void aSynWithinTenSecondsOfAResetBeginsAnotherConversation() {
        handshake();
        server(1_000, down(RST, 501, 0), 0);
        client(9 * SECOND, up(SYN, 7_000, 0), 0);
        client(30 * SECOND, up(SYN, 7_000, 0), 0);
        silence(50, 70);

        List<Row> rows = rows();

        assertThat(rows).extracting(row -> row.text("end")).containsExactly("REUSED", "INPUT_ENDED");
        expect(rows.get(0), "packets=4 history=ShAr backward.rstFlags=1 forward.rstFlags=0 backward.tcpState=RESET");
        expect(rows.get(1), "packets=2 history=S forward.retransmittedPackets=1 pauses=1 part=0");
        assertThat(rows.get(1).text("idle"))
                .isEqualTo("Spells[count=1, sum=21000000, squares=441000000000000, min=21000000, max=21000000]");
        assertThat(rows.get(1).text("active")).isEqualTo("Spells[count=0, sum=0, squares=0, min=0, max=0]");
    }

    @Test
    void aResetConversationIsOverTenSecondsAfterItsLastPacket() {
        handshake();
        server(1_000, down(RST, 501, 0), 0);
        client(9 * SECOND, up(ACK, 101, 501), 0);
        silence(10, 50);

        expect(onlyRow(), "packets=5 end=CLOSED history=ShAr pauses=1");
    }

    @Test
    void anUnansweredQuestionIsOverAfterAMinuteToTheMicrosecond() {
        client(0, up(SYN, 100, 0), 0);
        client(60 * SECOND, up(SYN, 100, 0), 0);
        silence(100, 100);
        client(120 * SECOND + 1, up(SYN, 100, 0), 0);

        List<Row> rows = rows();

        assertThat(rows).extracting(row -> row.text("end")).containsExactly("IDLE", "INPUT_ENDED");
        expect(rows.get(0), "packets=2 duration=60000000 synAckTime=-1 handshakeTime=-1 responseTime=-1");
        expect(rows.get(0), "forward.tcpState=SYN_SENT backward.tcpState=INACTIVE backward.packets=0");
    }

    @Test
    void aQuestionByUdpAndItsAnswerAreOneFlow() {
        source.at(BEGIN * 1_000, ethernet(), ipv4(CLIENT, SERVER), udp(5_353, 53), payload(30));
        source.at((BEGIN + 700) * 1_000, ethernet(), ipv4(SERVER, CLIENT), udp(53, 5_353), payload(90));

        expect(onlyRow(), """
                sourcePort=5353 destinationPort=53 packets=2 responseTime=700 history=Dd
                forward.payloadBytes=30 forward.headerBytes=8 forward.ipBytes=58
                backward.payloadBytes=90 backward.headerBytes=8 backward.ipBytes=118 backward.first=700
                """);
    }

    @Test
    void anAnswerFromAWellKnownPortIsTurnedRound() {
        source.at(BEGIN * 1_000, ethernet(), ipv4(SERVER, CLIENT), udp(53, 5_353), payload(90));

        expect(onlyRow(), "sourcePort=5353 destinationPort=53 history=^d forward.packets=0 backward.packets=1");
    }

    @Test
    void aLongConversationIsCutIntoPartsThatKeepItsInitiator() {
        server(0, down(ACK, 500, 1), 5);
        silence(60, 120);
        client(121 * SECOND, up(ACK, 1, 505), 7);

        List<Row> rows = rows();

        assertThat(rows).extracting(row -> row.text("end")).containsExactly("PART", "INPUT_ENDED");
        expect(rows.get(0), "part=0 packets=1 backward.packets=1 sourcePort=40000 backward.payloadBytes=5");
        expect(rows.get(1), """
                part=1 packets=1 forward.packets=1 forward.payloadBytes=7 sourcePort=40000 duration=0
                conversationDuration=121000000 conversationStart=1000000000 start=1121000000 history=^dD
                backward.conversationPackets=1 backward.packets=0 backward.conversationPayloadBytes=5
                """);
    }

    @Test
    void aSynFromTheOtherSideTurnsTheConversationRound() {
        server(0, down(ACK, 500, 101), 0);
        client(10, up(SYN, 100, 0), 0);

        expect(onlyRow(), "sourcePort=40000 destinationPort=80 history=^aS forward.packets=1 backward.packets=1");
    }

    @Test
    void aSynWithAckThatComesFirstIsTheAnswer() {
        server(0, down(SYN | ACK, 500, 101), 0);
        client(10, up(SYN, 100, 0), 0);
        client(20, up(ACK, 101, 501), 0);

        expect(onlyRow(), "sourcePort=40000 packets=3 history=^hSA synAckTime=-1 forward.packets=2");
    }

    @Test
    void anEchoAndItsAnswerAreOneFlowAndAnotherIdentifierIsAnother() {
        source.at(BEGIN * 1_000, ethernet(), ipv4(SERVER, CLIENT), icmp(0, 0).echo(7, 1), payload(56));
        source.at(
                (BEGIN + 5) * 1_000,
                ethernet(),
                ipv4(CLIENT, SERVER),
                icmp(8, 0).echo(7, 2),
                payload(56));
        source.at(
                (BEGIN + 9) * 1_000,
                ethernet(),
                ipv4(CLIENT, SERVER),
                icmp(8, 0).echo(8, 1),
                payload(56));

        List<Row> rows = rows();

        assertThat(rows).hasSize(2);
        expect(rows.getFirst(), "packets=2 sourceLow=281470849515521 icmpType=0 forward.packets=1 history=");
        expect(rows.getLast(), "packets=1 icmpType=8 forward.headerBytes=8 forward.payloadBytes=56");
    }

    @Test
    void anErrorBelongsToTheConversationItIsAbout() {
        source.at(BEGIN * 1_000, ethernet(), ipv4(CLIENT, SERVER), udp(40_000, 80), payload(20));
        source.at(
                (BEGIN + 100) * 1_000,
                ethernet(),
                ipv4("10.0.0.9", CLIENT),
                icmp(3, 1),
                ipv4(CLIENT, SERVER),
                udp(40_000, 80));

        expect(onlyRow(), "protocol=17 packets=1 icmpErrors=1 icmpErrorType=3 icmpErrorCode=1 last=1000000000");
    }

    @Test
    void anErrorAboutAnUnknownConversationOpensOneWithoutPackets() {
        source.at(
                BEGIN * 1_000,
                ethernet(),
                ipv4("10.0.0.9", CLIENT),
                icmp(11, 0),
                ipv4(CLIENT, SERVER),
                udp(40_000, 80));

        expect(onlyRow(), "protocol=17 sourcePort=40000 packets=0 icmpErrors=1 icmpErrorType=11 start=1000000000");
    }

    /// 1,480 bytes of the datagram in the first fragment, 8 of them its UDP header, and 100 in the second.
    @Test
    void fragmentsBelongToTheirDatagram() {
        byte[] datagram = packet(udp(40_000, 80), payload(1_572));
        source.at(
                BEGIN * 1_000,
                ethernet(),
                ipv4(CLIENT, SERVER).protocol(17).identification(9).fragment(0, true),
                bytes(Arrays.copyOf(datagram, 1_480)));
        source.at(
                (BEGIN + 50) * 1_000,
                ethernet(),
                ipv4(CLIENT, SERVER).protocol(17).identification(9).fragment(1_480, false),
                bytes(Arrays.copyOfRange(datagram, 1_480, 1_580)));

        expect(onlyRow(), """
                packets=2 sourcePort=40000 destinationPort=80 forward.payloadBytes=1572 forward.payloadMax=1472
                forward.payloadMin=100 forward.headerBytes=8 forward.headerMin=0 forward.ipBytes=1620
                """);
    }

    @Test
    void paddingIsNoPayload() {
        source.at(BEGIN * 1_000, 0, padded(packet(ethernet(), ipv4(CLIENT, SERVER), up(ACK, 100, 1))));

        expect(onlyRow(), "forward.payloadBytes=0 forward.ipBytes=40 forward.dataPackets=0");
    }

    @Test
    void whatCameLateIsNotWhatWasSentAgain() {
        handshake();
        client(1_000, up(ACK, 101, 501), 10);
        client(1_100, up(ACK, 131, 501), 10);
        client(1_200, up(ACK, 111, 501), 20);
        client(1_300, up(ACK, 101, 501), 40);
        client(1_400, up(ACK, 111, 501), 25);
        client(1_500, up(ACK, 161, 501), 10);

        expect(onlyRow(), """
                packets=9 forward.outOfOrderPackets=1 forward.retransmittedPackets=2
                forward.retransmittedBytes=65 forward.missedBytes=20 forward.payloadBytes=115
                history=ShADGT
                """);
    }

    @Test
    void aPacketThatTheMirrorGaveTwiceIsADuplicate() {
        handshake();
        client(1_000, up(ACK, 101, 501), 10);
        identification--;
        client(1_010, up(ACK, 101, 501), 10);

        expect(
                onlyRow(),
                "packets=5 forward.duplicatePackets=1 forward.retransmittedPackets=0 forward.payloadBytes=20");
    }

    @Test
    void aCopyFromAnotherInterfaceIsLeftOut() {
        byte[] datagram = packet(ethernet(), ipv4(CLIENT, SERVER).identification(3), udp(40_000, 80), payload(20));
        source.at(BEGIN * 1_000, 0, datagram);
        source.at((BEGIN + 20) * 1_000, 1, datagram);
        source.at((BEGIN + 60_000) * 1_000, 1, datagram);

        expect(onlyRow(), "packets=2 duration=60000 forward.duplicatePackets=0");
    }

    /// The server's port is below 1024, so its packet seems to be an answer, until it sends a SYN itself.
    @Test
    void aConversationThatWasTurnedTwiceHasItsLettersTurnedTwice() {
        server(0, down(ACK, 500, 1), 5);
        server(10, down(SYN, 700, 0), 0);

        expect(onlyRow(), "sourcePort=80 history=^DSG forward.packets=2 forward.payloadBytes=5 backward.packets=0");
    }

    @Test
    void anAcknowledgedSynThatComesAgainIsNoNewConversation() {
        client(0, up(ACK, 50, 1), 0);
        server(10, down(ACK, 500, 51), 0);
        client(20, up(SYN, 100, 0), 0);
        client(30, up(SYN, 100, 0), 0);

        expect(onlyRow(), "packets=4 synFlags=2 sourcePort=40000 history=AaSG");
    }

    /// Turned by the SYN, nobody has answered any more, and a minute is enough.
    @Test
    void aConversationThatWasTurnedEndsByItsNewTimeOut() {
        server(0, down(ACK, 500, 1), 0);
        server(10, down(SYN, 700, 0), 0);
        silence(20, 80);
        source.at((BEGIN + 100 * SECOND) * 1_000, ethernet(), ipv4(CLIENT, SERVER), udp(1, 2), payload(1));

        List<Row> rows = rows();

        assertThat(rows).extracting(row -> row.text("end")).containsExactly("IDLE", "INPUT_ENDED");
        assertThat(rows.getFirst().tickEnd()).isEqualTo((BEGIN + 61 * SECOND) * 1_000);
    }

    /// Three holes of ten; the second is filled before the third opens, so the first is still remembered.
    @Test
    void aHoleThatWasFilledMakesRoomForAnother() {
        client(0, up(ACK, 100, 1), 10);
        client(1, up(ACK, 120, 1), 10);
        client(2, up(ACK, 140, 1), 10);
        client(3, up(ACK, 130, 1), 10);
        client(4, up(ACK, 160, 1), 10);
        client(5, up(ACK, 110, 1), 10);

        expect(onlyRow(), "forward.outOfOrderPackets=2 forward.missedBytes=10 forward.retransmittedPackets=0");
    }

    @Test
    void aResetAfterBothSidesHaveClosedBreaksNothingOff() {
        handshake();
        client(1_000, up(ACK | FIN, 101, 501), 0);
        server(2_000, down(ACK | FIN, 501, 102), 0);
        server(3_000, down(RST, 502, 0), 0);

        expect(onlyRow(), "history=ShAFfr forward.tcpState=CLOSED backward.tcpState=CLOSED end=CLOSED");
    }

    /// Five packets of the server 100 apart; the client's packet with payload before them does not break the run.
    @Test
    void fivePacketsInARunAreABulk() {
        client(0, up(ACK, 1, 1), 7);
        for (int i = 0; i < 5; i++) {
            server(100 + 100 * i, down(ACK, 1 + 50L * i, 8), 50);
        }

        expect(onlyRow(), """
                backward.bulks=1 backward.bulkPackets=5 backward.bulkBytes=250 backward.bulkTime=400
                forward.bulks=0 forward.bulkPackets=0 forward.bulkBytes=0 forward.bulkTime=0
                """);
    }

    @Test
    void aStampThatGoesBackCountsAsTheOneBefore() {
        client(1_000, up(ACK, 1, 1), 7);
        client(400, up(ACK, 8, 1), 7);

        expect(onlyRow(), "start=1000001000 duration=0 gapMax=0 packets=2");
    }
}
