package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.cut;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.padded;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.PacketBuilder.text;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.CWR;
import static vedette.testkit.TcpBuilder.ECE;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.RST;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.URG;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.flow.record.FlowView;
import vedette.flow.record.Spells;

/// What is counted in a flow, each number worked out by hand.
class FlowNumbersTest {

    private static final long SECOND = 1_000_000;

    @Test
    void lengthsAreThoseOfThePayloadOnceForEachPacket() {
        SeenFlow flow = new Traffic()
                .question(0, 10)
                .question(1, 30)
                .answer(2, 500)
                .question(3, 20)
                .only();

        assertThat(flow.forward("packets")).isEqualTo(3);
        assertThat(flow.forward("payloadBytes")).isEqualTo(60);
        assertThat(flow.forward("payloadSquares")).isEqualTo(100 + 900 + 400);
        assertThat(flow.forward("payloadMin")).isEqualTo(10);
        assertThat(flow.forward("payloadMax")).isEqualTo(30);
        assertThat(flow.forward("headerBytes")).isEqualTo(24);
        assertThat(flow.forward("ipBytes")).isEqualTo(60 + 3 * 28);
        assertThat(flow.backward("payloadBytes")).isEqualTo(500);
    }

    @Test
    void paddingOfAShortFrameIsNoPayload() {
        SeenFlow flow = new Traffic()
                .add(
                        0,
                        padded(packet(
                                ethernet(),
                                ipv4(Traffic.CLIENT, Traffic.SERVER),
                                tcp(5_000, 80).flags(ACK))))
                .only();

        assertThat(flow.forward("payloadBytes")).isZero();
        assertThat(flow.forward("dataPackets")).isZero();
    }

    @Test
    void whatASnapLengthCutOffWasStillSent() {
        byte[] whole = packet(ethernet(), ipv4(Traffic.CLIENT, Traffic.SERVER), udp(5_000, 53), payload(900));
        SeenFlow flow = new Traffic().addCut(0, cut(whole, 96), whole.length).only();

        assertThat(flow.forward("payloadBytes")).isEqualTo(900);
    }

    @Test
    void aFrameThatTheCardWasToCutUpHasAllItsPayload() {
        byte[] frame = packet(
                ethernet(),
                ipv4(Traffic.CLIENT, Traffic.SERVER).totalLength(0),
                tcp(5_000, 80).flags(ACK | PSH),
                payload(9_000));
        SeenFlow flow = new Traffic().add(0, frame).only();

        assertThat(flow.forward("payloadBytes")).isEqualTo(9_000);
    }

    @Test
    void flagsOfEveryPacketAreCountedAndThoseOfADirectionAddUp() {
        SeenFlow flow = new Traffic()
                .client(0, SYN | ECE | CWR, 100, 0)
                .server(1, SYN | ACK | ECE, 500, 0)
                .client(2, ACK, 101, 0)
                .client(3, ACK | PSH, 101, 10)
                .client(4, ACK | PSH | URG, 111, 10)
                .server(5, ACK | PSH, 501, 10)
                .client(6, FIN | ACK | PSH, 121, 0)
                .server(7, RST, 511, 0)
                .only();

        assertThat(flow.number("synFlags")).isEqualTo(2);
        assertThat(flow.number("ackFlags")).isEqualTo(6);
        assertThat(flow.number("finFlags")).isEqualTo(1);
        assertThat(flow.number("eceFlags")).isEqualTo(2);
        assertThat(flow.number("cwrFlags")).isEqualTo(1);
        assertThat(flow.forward("pshFlags")).isEqualTo(3);
        assertThat(flow.backward("pshFlags")).isEqualTo(1);
        assertThat(flow.forward("urgFlags")).isEqualTo(1);
        assertThat(flow.forward("rstFlags")).isZero();
        assertThat(flow.backward("rstFlags")).isEqualTo(1);
    }

    @Test
    void gapsAreBetweenPacketsOfTheFlowAndOfEachDirection() {
        SeenFlow flow = new Traffic()
                .question(0, 1)
                .answer(3, 1)
                .question(10, 1)
                .question(12, 1)
                .answer(13, 1)
                .only();

        assertThat(flow.number("duration")).isEqualTo(13);
        assertThat(flow.number("gapSquares")).isEqualTo(9 + 49 + 4 + 1);
        assertThat(flow.number("gapMin")).isEqualTo(1);
        assertThat(flow.number("gapMax")).isEqualTo(7);
        assertThat(flow.forward("span")).isEqualTo(12);
        assertThat(flow.forward("gapSquares")).isEqualTo(100 + 4);
        assertThat(flow.forward("gapMin")).isEqualTo(2);
        assertThat(flow.forward("gapMax")).isEqualTo(10);
        assertThat(flow.backward("span")).isEqualTo(10);
        assertThat(flow.backward("gapMin")).isEqualTo(10);
    }

    @Test
    void aPacketStampedBeforeItsPredecessorMakesNoNegativeTime() {
        SeenFlow flow = new Traffic()
                .question(1_000, 1)
                .answer(400, 1)
                .question(1_500, 1)
                .only();

        assertThat(flow.number("duration")).isEqualTo(500);
        assertThat(flow.number("gapMin")).isZero();
        assertThat(flow.number("gapMax")).isEqualTo(500);
    }

    @Test
    void onePacketHasNoGapsAndNoTime() {
        SeenFlow flow = new Traffic().question(0, 7).only();

        assertThat(List.of(
                        flow.number("duration"),
                        flow.number("gapMin"),
                        flow.number("gapMax"),
                        flow.number("gapSquares"),
                        flow.forward("span")))
                .containsOnly(0L);
    }

    @Test
    void onlyAGapOfMoreThanASecondDividesSubflows() {
        SeenFlow flow = new Traffic()
                .question(0, 1)
                .question(SECOND, 1)
                .question(2 * SECOND + 1, 1)
                .only();

        assertThat(flow.number("pauses")).isEqualTo(1);
    }

    @Test
    void activeAndIdleTimesAreTimesAndTheLastActiveOneCounts() {
        SeenFlow flow = new Traffic()
                .question(0, 1)
                .question(2 * SECOND, 1)
                .question(7 * SECOND + 1, 1) // idle for five seconds and a microsecond
                .question(8 * SECOND + 1, 1)
                .question(13 * SECOND + 1, 1) // five seconds to the dot are not idle
                .only();

        assertThat(flow.values().get("active"))
                .isEqualTo(
                        new Spells(2, 8 * SECOND, 4 * SECOND * SECOND + 36 * SECOND * SECOND, 2 * SECOND, 6 * SECOND));
        assertThat(flow.values().get("idle"))
                .isEqualTo(new Spells(
                        1, 5 * SECOND + 1, (5 * SECOND + 1) * (5 * SECOND + 1), 5 * SECOND + 1, 5 * SECOND + 1));
    }

    @Test
    void aFlowWithoutPausesIsActiveAllTheTime() {
        SeenFlow flow = new Traffic().question(0, 1).answer(900, 1).only();

        assertThat(flow.values().get("active")).isEqualTo(new Spells(1, 900, 810_000, 900, 900));
        assertThat(flow.values().get("idle")).isEqualTo(new Spells(0, 0, 0, 0, 0));
    }

    @Test
    void fourPacketsInARowAreABulkAndFurtherOnesLengthenIt() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 6; i++) {
            traffic.answer(i * 100L, 1_000);
        }

        SeenFlow flow = traffic.only();

        assertThat(flow.backward("bulks")).isEqualTo(1);
        assertThat(flow.backward("bulkPackets")).isEqualTo(6);
        assertThat(flow.backward("bulkBytes")).isEqualTo(6_000);
        assertThat(flow.backward("bulkTime")).isEqualTo(500);
        assertThat(flow.forward("bulks")).isZero();
    }

    @Test
    void aPacketOfTheOtherDirectionEndsARunButAnEmptyOneDoesNot() {
        SeenFlow broken = new Traffic()
                .answer(0, 10)
                .answer(1, 10)
                .answer(2, 10)
                .question(3, 10)
                .answer(4, 10)
                .answer(5, 10)
                .only();
        SeenFlow whole = new Traffic()
                .server(0, ACK | PSH, 10, 10)
                .server(1, ACK | PSH, 20, 10)
                .client(2, ACK, 10, 0)
                .server(3, ACK | PSH, 30, 10)
                .server(4, ACK | PSH, 40, 10)
                .only();

        assertThat(broken.backward("bulks")).isZero();
        assertThat(whole.backward("bulks")).isEqualTo(1);
    }

    @Test
    void theFirstWindowOfEachSideIsKeptWithItsScale() {
        byte[] scale = {3, 3, 7, 0};
        SeenFlow flow = new Traffic()
                .at(
                        0,
                        ethernet(),
                        ipv4(Traffic.CLIENT, Traffic.SERVER),
                        tcp(5_000, 80).flags(SYN).window(64_240).options(scale))
                .at(
                        1,
                        ethernet(),
                        ipv4(Traffic.SERVER, Traffic.CLIENT),
                        tcp(80, 5_000).flags(SYN | ACK).window(0))
                .at(
                        2,
                        ethernet(),
                        ipv4(Traffic.SERVER, Traffic.CLIENT),
                        tcp(80, 5_000).flags(ACK).window(777))
                .only();

        assertThat(flow.forward("initialWindow")).isEqualTo(64_240);
        assertThat(flow.backward("initialWindow")).isZero();
        assertThat(flow.forward("windowScale")).isEqualTo(7);
        assertThat(flow.backward("windowScale")).isEqualTo(-1);
    }

    @Test
    void whatIsSentAgainIsCountedAsSuch() {
        SeenFlow flow = new Traffic()
                .client(0, ACK | PSH, 100, 50)
                .client(1, ACK | PSH, 150, 50)
                .client(200_000, ACK | PSH, 100, 50)
                .client(200_001, ACK | PSH, 180, 40) // twenty bytes again, twenty new
                .only();

        assertThat(flow.forward("retransmittedPackets")).isEqualTo(2);
        assertThat(flow.forward("retransmittedBytes")).isEqualTo(70);
        assertThat(flow.forward("packets")).isEqualTo(4);
        assertThat(flow.history()).isEqualTo("DT");
    }

    @Test
    void whatComesLateFillsItsHole() {
        SeenFlow flow = new Traffic()
                .client(0, ACK | PSH, 100, 50)
                .client(1, ACK | PSH, 200, 50)
                .client(2, ACK | PSH, 150, 50)
                .client(3, ACK | PSH, 300, 50)
                .only();

        assertThat(flow.forward("outOfOrderPackets")).isEqualTo(1);
        assertThat(flow.forward("retransmittedPackets")).isZero();
        assertThat(flow.forward("missedBytes")).isEqualTo(50);
    }

    @Test
    void sequenceNumbersMayWrapRound() {
        SeenFlow flow = new Traffic()
                .client(0, ACK | PSH, 0xFFFF_FFF0L, 16)
                .client(1, ACK | PSH, 0, 16)
                .client(2, ACK | PSH, 0xFFFF_FFF0L, 16)
                .only();

        assertThat(flow.forward("missedBytes")).isZero();
        assertThat(flow.forward("retransmittedPackets")).isEqualTo(1);
    }

    @Test
    void theSamePacketTwiceFromOneInterfaceIsADuplicateAndFromAnotherACopy() {
        byte[] segment = packet(
                ethernet(),
                ipv4(Traffic.CLIENT, Traffic.SERVER).identification(77),
                tcp(5_000, 80).flags(ACK | PSH).sequence(100),
                payload(50));

        SeenFlow duplicate = new Traffic().add(0, segment).add(1, segment).only();
        Traffic.Outcome copy =
                new Traffic().add(0, segment, 0).add(1, segment, 1).run(1);

        assertThat(duplicate.packets()).isEqualTo(2);
        assertThat(duplicate.forward("duplicatePackets")).isEqualTo(1);
        assertThat(duplicate.forward("retransmittedPackets")).isZero();
        assertThat(copy.only().packets()).isEqualTo(1);
        assertThat(copy.shards().getFirst().counters().copies()).isEqualTo(1);
    }

    @Test
    void theFirstPacketsAreKnownOneByOne() {
        SeenFlow flow = new Traffic()
                .client(0, SYN, 100, 0)
                .server(10, SYN | ACK, 500, 0)
                .client(30, ACK | PSH, 101, 200)
                .only();

        assertThat(flow.values().get("sequence"))
                .isEqualTo(List.of(
                        List.of(0, false, SYN, 0L),
                        List.of(0, true, SYN | ACK, 10L),
                        List.of(200, false, ACK | PSH, 20L)));
    }

    @Test
    void moreThanThirtyTwoPacketsAreNotKeptOneByOne() {
        Traffic traffic = new Traffic();
        for (int i = 0; i < 40; i++) {
            traffic.question(i, i);
        }

        assertThat((List<?>) traffic.only().values().get("sequence")).hasSize(32);
    }

    @Test
    void theFirstPayloadsEntropyAndPrintableShareAreThoseOfItsBytes() {
        SeenFlow flow = new Traffic()
                .at(0, ethernet(), ipv4(Traffic.CLIENT, Traffic.SERVER), udp(5_000, 53), text("aabb"))
                .at(1, ethernet(), ipv4(Traffic.SERVER, Traffic.CLIENT), udp(53, 5_000), text("\u0001\u0001\u0001A"))
                .only();

        assertThat(flow.forward("payloadEntropyMilli")).isEqualTo(1_000);
        assertThat(flow.forward("payloadPrintable")).isEqualTo(200);
        assertThat(flow.backward("payloadEntropyMilli")).isEqualTo(811);
        assertThat(flow.backward("payloadPrintable")).isEqualTo(50);
    }

    @Test
    void aWrongChecksumIsInTheHistory() {
        SeenFlow flow = new Traffic()
                .verifyingChecksums()
                .at(
                        0,
                        ethernet(),
                        ipv4(Traffic.CLIENT, Traffic.SERVER),
                        tcp(5_000, 80).flags(SYN).brokenChecksum())
                .only();

        assertThat(flow.history()).isEqualTo("CS");
    }

    @Test
    void everyNumberOfAViewIsReadByTheseTests() {
        assertThat(new Traffic().question(0, 1).only().values())
                .hasSizeGreaterThan(FlowView.class.getMethods().length / 2);
    }
}
