package vedette.feature;

import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.PacketBuilder.text;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.PSH;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.Arrays;
import vedette.testkit.HeaderBuilder;

/// Conversations that several tests look at.
public final class SampleFlows {

    public static final String CLIENT = "10.0.0.1";
    public static final String SERVER = "192.0.2.9";

    private SampleFlows() {}

    /// A question and an answer over TCP, opened and closed as it should be: 4 packets forward, 4 backward.
    public static FlowTraffic web() {
        return addWeb(new FlowTraffic(), 0, 40_000);
    }

    private static FlowTraffic addWeb(FlowTraffic traffic, long micros, int port) {
        return traffic.at(micros, client(port, SYN, 100, 0))
                .at(micros + 1_000, server(port, SYN | ACK, 500, 101))
                .at(micros + 2_000, client(port, ACK, 101, 501))
                .at(micros + 3_000, with(client(port, PSH | ACK, 101, 501), text("GET / HTTP/1.1\r\n\r\n")))
                .at(micros + 9_000, with(server(port, PSH | ACK, 501, 119), payload(1_000)))
                .at(micros + 10_000, client(port, FIN | ACK, 119, 1_501))
                .at(micros + 11_000, server(port, FIN | ACK, 1_501, 120))
                .at(micros + 12_000, client(port, ACK, 120, 1_502));
    }

    private static HeaderBuilder[] client(int port, int flags, long sequence, long acknowledgment) {
        return new HeaderBuilder[] {
            ethernet(),
            ipv4(CLIENT, SERVER),
            tcp(port, 80).flags(flags).sequence(sequence).acknowledgment(acknowledgment)
        };
    }

    private static HeaderBuilder[] server(int port, int flags, long sequence, long acknowledgment) {
        return new HeaderBuilder[] {
            ethernet(),
            ipv4(SERVER, CLIENT),
            tcp(80, port).flags(flags).sequence(sequence).acknowledgment(acknowledgment)
        };
    }

    private static HeaderBuilder[] with(HeaderBuilder[] headers, HeaderBuilder more) {
        HeaderBuilder[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = more;
        return all;
    }

    /// A name looked up: one packet each way.
    public static FlowTraffic lookup() {
        return new FlowTraffic()
                .at(0, ethernet(), ipv4(CLIENT, SERVER), udp(5_353, 53), payload(30))
                .at(251, ethernet(), ipv4(SERVER, CLIENT), udp(53, 5_353), payload(70));
    }

    /// Nothing but an ICMP error about a packet that was not seen: a conversation of no packets.
    public static FlowTraffic errorOnly() {
        return new FlowTraffic()
                .at(
                        0,
                        ethernet(),
                        ipv4(SERVER, CLIENT),
                        icmp(3, 3),
                        ipv4(CLIENT, SERVER),
                        udp(40_001, 161),
                        payload(8));
    }

    /// A single packet.
    public static FlowTraffic single() {
        return new FlowTraffic().at(0, ethernet(), ipv4(CLIENT, SERVER), udp(40_002, 514), payload(90));
    }

    /// An echo and its answer, in no time.
    public static FlowTraffic ping() {
        return new FlowTraffic()
                .at(0, ethernet(), ipv4(CLIENT, SERVER), icmp(8, 0).echo(7, 1), payload(56))
                .at(0, ethernet(), ipv4(SERVER, CLIENT), icmp(0, 0).echo(7, 1), payload(56));
    }

    /// All of these, one after another.
    public static FlowTraffic all() {
        FlowTraffic traffic = new FlowTraffic();
        for (FlowTraffic each : new FlowTraffic[] {web(), lookup(), errorOnly(), single(), ping()}) {
            traffic.add(each);
        }
        return traffic;
    }

    /// So many conversations of TCP.
    public static FlowTraffic many(int flows) {
        FlowTraffic traffic = new FlowTraffic();
        for (int i = 0; i < flows; i++) {
            addWeb(traffic, i * 20_000L, 10_000 + i);
        }
        return traffic;
    }
}
