package vedette.flow.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.RST;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.UdpBuilder.udp;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.flow.record.FlowEnd;

/// When flows begin, who began them, and when they end.
class FlowLifeTest {

    private static final long SECOND = 1_000_000;
    private static final String SERVER_END = Traffic.SERVER + ":443";
    private static final String CLIENT_END = Traffic.CLIENT + ":40000";

    private static Traffic conversation() {
        return new Traffic()
                .client(0, SYN, 100, 0)
                .server(10, SYN | ACK, 500, 0)
                .client(25, ACK, 101, 0)
                .client(40, ACK | PSH, 101, 200)
                .server(90, ACK | PSH, 501, 1_000)
                .client(100, FIN | ACK, 301, 0)
                .server(120, FIN | ACK, 1_501, 0)
                .client(130, ACK, 302, 0);
    }

    @Test
    void aWholeConversationIsOneFlowWithItsLastAck() {
        SeenFlow flow = conversation().only();

        assertThat(flow.ends()).isEqualTo(CLIENT_END + " > " + SERVER_END);
        assertThat(flow.forward("packets")).isEqualTo(5);
        assertThat(flow.backward("packets")).isEqualTo(3);
        assertThat(flow.end()).isEqualTo(FlowEnd.CLOSED);
        assertThat(flow.history()).isEqualTo("ShADdFf");
        assertThat(flow.number("duration")).isEqualTo(130);
        assertThat(flow.number("synAckTime")).isEqualTo(10);
        assertThat(flow.number("handshakeTime")).isEqualTo(25);
        assertThat(flow.number("responseTime")).isEqualTo(50);
    }

    @Test
    void whenTheServerClosesFirst_thenItIsStillOneFlow() {
        SeenFlow flow = new Traffic()
                .client(0, SYN, 100, 0)
                .server(10, SYN | ACK, 500, 0)
                .client(25, ACK, 101, 0)
                .server(40, FIN | ACK, 501, 0)
                .client(50, ACK, 101, 0)
                .client(90, FIN | ACK, 101, 0)
                .server(99, ACK, 502, 0)
                .only();

        assertThat(flow.packets()).isEqualTo(7);
        assertThat(flow.number("finFlags")).isEqualTo(2);
    }

    @Test
    void givenAClosedFlow_whenAFinIsSentAgain_thenItIsInTheSameFlow() {
        SeenFlow flow = conversation().server(400_000, FIN | ACK, 1_501, 0).only();

        assertThat(flow.packets()).isEqualTo(9);
        assertThat(flow.backward("retransmittedPackets")).isEqualTo(1);
    }

    @Test
    void givenAClosedFlow_whenNothingComesForTenSeconds_thenItEndsWithoutWaitingForAnotherPacketOfIt() {
        List<SeenFlow> flows = conversation()
                .at(12 * SECOND, ethernet(), ipv4("10.9.9.9", "10.9.9.8"), udp(9, 9))
                .flows();

        assertThat(flows).extracting(SeenFlow::end).containsExactly(FlowEnd.CLOSED, FlowEnd.INPUT_ENDED);
    }

    @Test
    void aResetEndsAFlowAndWhatFollowsItAtOnceIsPartOfIt() {
        SeenFlow flow = new Traffic()
                .client(0, SYN, 100, 0)
                .server(10, SYN | ACK, 500, 0)
                .client(20, ACK, 101, 0)
                .server(30, RST | ACK, 501, 0)
                .client(40, ACK, 101, 0)
                .server(50, RST, 501, 0)
                .only();

        assertThat(flow.packets()).isEqualTo(6);
        assertThat(flow.end()).isEqualTo(FlowEnd.CLOSED);
        assertThat(flow.backward("rstFlags")).isEqualTo(2);
    }

    @Test
    void aSynThatNobodyAnswersIsAFlowOfOnePacket() {
        SeenFlow flow = new Traffic().client(0, SYN, 100, 0).only();

        assertThat(flow.packets()).isEqualTo(1);
        assertThat(flow.number("duration")).isZero();
        assertThat(flow.history()).isEqualTo("S");
    }

    @Test
    void givenAClosedFlow_whenItsPortsAreUsedAgain_thenAnotherFlowBegins() {
        List<SeenFlow> flows = conversation()
                .client(SECOND, SYN, 9_000, 0)
                .server(SECOND + 10, SYN | ACK, 7_000, 0)
                .flows();

        assertThat(flows).extracting(SeenFlow::packets).containsExactly(8L, 2L);
        assertThat(flows).extracting(SeenFlow::end).containsExactly(FlowEnd.REUSED, FlowEnd.INPUT_ENDED);
    }

    @Test
    void givenAResetFlow_whenItsPortsAreUsedAgain_thenAnotherFlowBegins() {
        List<SeenFlow> flows = new Traffic()
                .client(0, SYN, 100, 0)
                .server(10, RST | ACK, 0, 0)
                .client(20, SYN, 200, 0)
                .server(30, RST | ACK, 0, 0)
                .flows();

        assertThat(flows).extracting(SeenFlow::packets).containsExactly(2L, 2L);
    }

    @Test
    void givenAnAnsweredFlow_whenASynWithAnotherSequenceComes_thenAnotherFlowBegins() {
        List<SeenFlow> flows = new Traffic()
                .client(0, SYN, 100, 0)
                .server(10, SYN | ACK, 500, 0)
                .client(20, ACK, 101, 0)
                .client(30 * SECOND, SYN, 77_000, 0)
                .flows();

        assertThat(flows).extracting(SeenFlow::packets).containsExactly(3L, 1L);
    }

    @Test
    void aSynSentAgainIsNotAnotherFlow() {
        SeenFlow flow = new Traffic()
                .client(0, SYN, 100, 0)
                .client(SECOND, SYN, 100, 0)
                .server(SECOND + 10, SYN | ACK, 500, 0)
                .client(SECOND + 20, SYN, 100, 0)
                .only();

        assertThat(flow.packets()).isEqualTo(4);
        assertThat(flow.forward("retransmittedPackets")).isEqualTo(2);
    }

    @Test
    void whenTheAnswerComesFirst_thenTheInitiatorIsWhoeverItWentTo() {
        SeenFlow flow = new Traffic()
                .server(0, SYN | ACK, 500, 0)
                .client(10, ACK, 101, 0)
                .client(20, ACK | PSH, 101, 10)
                .only();

        assertThat(flow.ends()).isEqualTo(CLIENT_END + " > " + SERVER_END);
        assertThat(flow.forward("packets")).isEqualTo(2);
        assertThat(flow.history()).isEqualTo("^hAD");
    }

    @Test
    void whenTheSynComesAfterItsAnswer_thenTheInitiatorIsStillWhoSentIt() {
        SeenFlow flow =
                new Traffic().server(0, ACK, 501, 0).client(10, SYN, 100, 0).only();

        assertThat(flow.ends()).isEqualTo(CLIENT_END + " > " + SERVER_END);
        assertThat(flow.history()).startsWith("^");
    }

    @Test
    void givenAStartThatWasNotSeen_thenTheLowPortIsTheResponder() {
        SeenFlow flow = new Traffic()
                .server(0, ACK | PSH, 501, 100)
                .client(10, ACK, 101, 0)
                .only();

        assertThat(flow.ends()).isEqualTo(CLIENT_END + " > " + SERVER_END);
        assertThat(flow.forward("packets")).isEqualTo(1);
        assertThat(flow.backward("payloadBytes")).isEqualTo(100);
    }

    @Test
    void givenTwoHighPorts_thenTheFirstToSendIsTheInitiator() {
        SeenFlow flow = new Traffic()
                .at(0, ethernet(), ipv4("10.0.0.9", "10.0.0.1"), udp(5_000, 40_000), payload(8))
                .at(10, ethernet(), ipv4("10.0.0.1", "10.0.0.9"), udp(40_000, 5_000), payload(9))
                .only();

        assertThat(flow.ends()).isEqualTo("10.0.0.9:5000 > 10.0.0.1:40000");
    }

    @Test
    void whenAUdpFlowIsSilentForExactlyItsTimeout_thenItGoesOn() {
        SeenFlow flow = new Traffic().question(0, 30).answer(120 * SECOND, 60).only();

        assertThat(flow.packets()).isEqualTo(2);
    }

    @Test
    void whenAUdpFlowIsSilentForAMicrosecondMore_thenAnotherBegins() {
        List<SeenFlow> flows =
                new Traffic().question(0, 30).answer(120 * SECOND + 1, 60).flows();

        assertThat(flows).extracting(SeenFlow::packets).containsExactly(1L, 1L);
        assertThat(flows).extracting(SeenFlow::end).containsExactly(FlowEnd.IDLE, FlowEnd.INPUT_ENDED);
    }

    @Test
    void aSilentFlowOfTenMinutesEndsByTheClockOfOtherTraffic() {
        Traffic traffic = new Traffic().client(0, SYN, 100, 0).server(10, SYN | ACK, 500, 0);
        for (int second = 1; second <= 600; second++) {
            traffic.at(second * SECOND, ethernet(), ipv4("10.9.9.9", "10.9.9.8"), udp(9, 9));
        }

        List<SeenFlow> flows = traffic.flows();

        assertThat(flows.stream().filter(flow -> flow.number("protocol") == 6))
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.end()).isEqualTo(FlowEnd.IDLE);
                    assertThat(flow.packets()).isEqualTo(2);
                });
    }

    @Test
    void aConversationOfThreeHundredSecondsHasPartsOfTheSameDirection() {
        Traffic traffic = new Traffic().client(0, SYN, 100, 0).server(10, SYN | ACK, 500, 0);
        for (int second = 10; second <= 300; second += 10) {
            traffic.server(second * SECOND, ACK | PSH, 501 + second, 10);
        }

        List<SeenFlow> parts = traffic.flows();

        assertThat(parts).extracting(flow -> flow.number("part")).containsExactly(0L, 1L, 2L);
        assertThat(parts).extracting(SeenFlow::ends).containsOnly(CLIENT_END + " > " + SERVER_END);
        assertThat(parts).extracting(SeenFlow::packets).containsExactly(14L, 13L, 5L);
        assertThat(parts).extracting(SeenFlow::end).containsExactly(FlowEnd.PART, FlowEnd.PART, FlowEnd.INPUT_ENDED);
        assertThat(parts.getLast().backward("conversationPackets")).isEqualTo(31);
        assertThat(parts.getLast().number("conversationDuration")).isEqualTo(300 * SECOND);
    }

    @Test
    void whenAPacketCarriesAStampFarInTheFuture_thenNoOtherFlowEnds() {
        long year = 365L * 86_400 * SECOND;
        List<SeenFlow> flows = new Traffic()
                .question(0, 30)
                .at(year, ethernet(), ipv4("10.9.9.9", "10.9.9.8"), udp(9, 9))
                .answer(2 * SECOND, 60)
                .flows();

        assertThat(flows).hasSize(2);
        assertThat(flows.stream().filter(flow -> flow.packets() == 2)).hasSize(1);
        assertThat(flows).allSatisfy(flow -> assertThat(flow.number("duration")).isBetween(0L, 3 * SECOND));
    }
}
