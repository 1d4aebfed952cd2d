package vedette.traces;

import static vedette.testkit.ArpBuilder.arpRequest;
import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.Ipv4Builder;
import vedette.testkit.TcpBuilder;
import vedette.traces.engine.FrameSource;

/// Packets of few hosts and ports that mean no good: flags in any combination, sequence numbers that jump and go back,
/// packets again and late, clocks that go back a little and leap ahead, errors about what was and what never was.
final class HostileTraffic {

    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final List<String> HOSTS = List.of("10.0.0.1", "10.0.0.2", "10.0.0.3");
    private static final int[] PORTS = {0, 53, 80, 1_023, 1_024, 40_000};
    private static final int[] ICMP_TYPES = {0, 8, 13, 14, 9, 10, 5, 3, 40};

    /// Flags that occur, each as often as it is named.
    private static final int[] FLAGS = {
        TcpBuilder.SYN,
        TcpBuilder.SYN,
        TcpBuilder.SYN | TcpBuilder.ACK,
        TcpBuilder.ACK,
        TcpBuilder.ACK,
        TcpBuilder.ACK,
        TcpBuilder.ACK | TcpBuilder.PSH,
        TcpBuilder.ACK | TcpBuilder.PSH,
        TcpBuilder.ACK | TcpBuilder.URG | TcpBuilder.ECE,
        TcpBuilder.ACK | TcpBuilder.FIN,
        TcpBuilder.RST
    };

    private final SplittableRandom random;
    private final FrameSource source = new FrameSource();
    private final List<byte[]> sent = new ArrayList<>();
    private long now = BEGIN;

    private HostileTraffic(long seed) {
        random = new SplittableRandom(seed);
    }

    static FrameSource of(long seed, int packets) {
        HostileTraffic traffic = new HostileTraffic(seed);
        for (int i = 0; i < packets; i++) {
            traffic.step();
        }
        return traffic.source;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void step() {
        now += pause();
        long stamp = chance(8) ? now - random.nextLong(MILLISECOND) : now;
        if (chance(300)) {
            stamp += random.nextLong(-400, 4_000) * SECOND; // a broken clock
        }
        byte[] bytes = !sent.isEmpty() && chance(12) ? again() : fresh();
        sent.add(bytes);
        source.at(stamp, chance(20) ? 1 : 0, bytes);
    }

    /// Mostly microseconds, so that packets meet; sometimes as long as a time-out, to the microsecond or not.
    private long pause() {
        return switch (random.nextInt(40)) {
            case 0 -> random.nextLong(8) * SECOND;
            case 1 -> chance(3) ? 10 * SECOND + random.nextLong(-1, 2) * 1_000 : random.nextLong(2 * SECOND);
            case 2 -> chance(4) ? random.nextLong(70) * SECOND : random.nextLong(SECOND);
            case 3 -> chance(8) ? 60 * SECOND + random.nextLong(-1, 1) * 1_000 : SECOND;
            case 4 -> 0;
            default -> random.nextLong(20 * MILLISECOND);
        };
    }

    private byte[] again() {
        int back = Math.min(sent.size(), 1 + random.nextInt(6));
        return sent.get(sent.size() - back);
    }

    private byte[] fresh() {
        return switch (random.nextInt(20)) {
            case 0 -> packet(ethernet(), arpRequest(host(), host()));
            case 1 -> packet(ethernet(), network(), icmp(type(), 0).echo(random.nextInt(2), 1), payload(length()));
            case 2, 3, 4 -> packet(ethernet(), network(), udp(port(), port()), payload(length()));
            case 5 -> packet(ethernet(), vlan(7), network(), udp(port(), port()), payload(length()));
            case 6 -> error();
            case 7 -> packet(ethernet(), network().protocol(89), payload(length()));
            default -> packet(ethernet(), network(), segment(), payload(length()));
        };
    }

    private byte[] error() {
        HeaderBuilder about =
                chance(4) ? icmp(8, 0).echo(random.nextInt(2), 1) : chance(3) ? udp(port(), port()) : segment();
        return packet(ethernet(), network(), icmp(chance(2) ? 3 : 11, random.nextInt(3)), network(), about);
    }

    private TcpBuilder segment() {
        int flags = chance(25) ? random.nextInt(512) : FLAGS[random.nextInt(FLAGS.length)];
        TcpBuilder segment = tcp(PORTS[2 + random.nextInt(2)], PORTS[4 + random.nextInt(2)]);
        if (chance(2)) {
            segment = tcp(PORTS[4 + random.nextInt(2)], PORTS[2 + random.nextInt(2)]);
        }
        segment.flags(flags)
                .sequence(sequence())
                .acknowledgment(random.nextInt(4))
                .window(chance(9) ? 0 : random.nextInt(65_536));
        return chance(3) ? segment.options((byte) 3, (byte) 3, (byte) random.nextInt(15), (byte) 0) : segment;
    }

    /// Around the point where numbers wrap round, and at times far from it.
    private long sequence() {
        long near = random.nextInt(-6, 7) * 50L;
        return (chance(40) ? random.nextLong(1L << 32) : near) & 0xFFFF_FFFFL;
    }

    private int length() {
        return chance(3) ? 0 : chance(6) ? 1 + random.nextInt(120) : 50;
    }

    private String host() {
        return HOSTS.get(random.nextInt(HOSTS.size()));
    }

    private int port() {
        return PORTS[random.nextInt(PORTS.length)];
    }

    private int type() {
        return ICMP_TYPES[random.nextInt(ICMP_TYPES.length)];
    }

    private Ipv4Builder network() {
        return ipv4(host(), host())
                .identification(chance(5) ? 0 : random.nextInt(4))
                .timeToLive(60 + random.nextInt(5));
    }
}
