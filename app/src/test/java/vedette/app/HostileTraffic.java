package vedette.app;

import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.Ipv6Builder.ipv6;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.RST;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.SplittableRandom;
import vedette.testkit.PcapBuilder;

/// Captures in which a difference between shards would show.
final class HostileTraffic {

    /// 2023-11-14 22:13:20 UTC.
    static final long BEGIN = 1_700_000_000_000_000_000L;

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    private HostileTraffic() {}

    /// Few hosts that do all at once: flags in any combination, errors about what never was, clocks that jump.
    static PcapBuilder of(long seed, int packets) {
        SplittableRandom random = new SplittableRandom(seed);
        PcapBuilder pcap = new PcapBuilder();
        long now = BEGIN;
        for (int i = 0; i < packets; i++) {
            now += random.nextInt(12) == 0 ? random.nextLong(9 * SECOND) : random.nextLong(20 * MILLI);
            long stamp = random.nextInt(200) == 0 ? now + random.nextLong(-300, 900) * SECOND : now;
            String from = "10.0.0." + random.nextInt(5);
            String to = random.nextInt(3) == 0 ? "192.0.2." + random.nextInt(30) : "10.0.0." + random.nextInt(5);
            pcap.packet(
                    stamp,
                    switch (random.nextInt(6)) {
                        case 0 -> packet(ethernet(), ipv4(from, to), udp(port(random), port(random)), payload(20));
                        case 1 -> packet(ethernet(), ipv4(from, to), icmp(random.nextInt(16), 0), payload(8));
                        case 2 ->
                            packet(
                                    ethernet(),
                                    ipv4(from, to),
                                    icmp(3, 1),
                                    ipv4(to, from),
                                    tcp(port(random), port(random)).flags(SYN));
                        case 3 ->
                            packet(
                                    ethernet(),
                                    ipv6("2001:db8::" + random.nextInt(1, 99), "fd00::" + random.nextInt(1, 5)),
                                    tcp(port(random), port(random)).flags(SYN));
                        default ->
                            packet(
                                    ethernet(),
                                    ipv4(from, to),
                                    tcp(port(random), port(random))
                                            .flags(flags(random))
                                            .sequence(random.nextInt(200)),
                                    payload(random.nextInt(50)));
                    });
        }
        return pcap;
    }

    private static int port(SplittableRandom random) {
        return random.nextInt(3) == 0 ? 80 : random.nextInt(1, 6);
    }

    private static int flags(SplittableRandom random) {
        int[] usual = {SYN, SYN | ACK, ACK, ACK, FIN | ACK, RST};
        return random.nextInt(10) == 0 ? random.nextInt(512) : usual[random.nextInt(usual.length)];
    }

    /// One host contacts 5,000 others, another is contacted by 3,000, and thirty have 40 peers each.
    static PcapBuilder sweeps(long gap) {
        PcapBuilder pcap = new PcapBuilder();
        for (int i = 0; i < 5_000; i++) {
            long at = BEGIN + i * gap;
            pcap.packet(
                    at,
                    packet(
                            ethernet(),
                            ipv4("10.9.9.9", address(203, i)),
                            tcp(40_000, 445).flags(SYN)));
            if (i < 3_000) {
                pcap.packet(
                        at,
                        packet(
                                ethernet(),
                                ipv4(address(198, i), "10.8.8.8"),
                                tcp(40_000, 80).flags(SYN)));
            }
            if (i < 1_200) {
                String busy = "10.7.0." + (1 + i % 30);
                pcap.packet(at, packet(ethernet(), ipv4(busy, address(192, i)), udp(5_000, 53), payload(20)));
            }
        }
        return pcap;
    }

    private static String address(int net, int i) {
        return net + ".51." + i / 250 + "." + (1 + i % 250);
    }
}
