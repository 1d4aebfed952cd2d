package vedette.flow.shard;

import static vedette.testkit.IcmpBuilder.icmp;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.LinkHeaders.vlan;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.TunnelHeaders.vxlan;
import static vedette.testkit.UdpBuilder.udp;

import java.util.Arrays;
import java.util.SplittableRandom;
import vedette.testkit.HeaderBuilder;

/// Traffic that does everything: few hosts and ports, so that conversations collide, end and begin anew; packets out of
/// order, twice and from the past; fragments, ICMP errors, tunnels, tags; silences of every length.
final class RandomTraffic {

    private static final int[] FLAGS = {0x02, 0x12, 0x10, 0x18, 0x18, 0x11, 0x04, 0x14, 0x10, 0x18};
    private static final int[] PORTS = {22, 53, 80, 443, 5_000, 5_001, 40_000, 40_001};

    private final SplittableRandom random;
    private final Traffic traffic = new Traffic();
    private long micros;

    private RandomTraffic(long seed) {
        random = new SplittableRandom(seed);
    }

    static Traffic of(long seed, int packets) {
        RandomTraffic generator = new RandomTraffic(seed);
        for (int i = 0; i < packets; i++) {
            generator.add();
        }
        return generator.traffic;
    }

    private void add() {
        micros += pause();
        long stamp = Math.max(0, micros - (random.nextInt(10) == 0 ? random.nextInt(1_000) : 0));
        String from = "10.0.0." + (1 + random.nextInt(5));
        String to = "10.0.1." + (1 + random.nextInt(5));
        if (random.nextBoolean()) {
            String kept = from;
            from = to;
            to = kept;
        }
        switch (random.nextInt(12)) {
            case 0 -> error(stamp, from, to);
            case 1 -> fragments(stamp, from, to);
            case 2 ->
                traffic.at(
                        stamp,
                        ethernet(),
                        ipv4(to, from),
                        udp(7, 4_789),
                        vxlan(random.nextInt(3)),
                        ethernet(),
                        ipv4(from, to),
                        transport());
            case 3 ->
                traffic.at(
                        stamp,
                        ethernet(),
                        vlan(1 + random.nextInt(2)),
                        ipv4(from, to),
                        transport(),
                        payload(random.nextInt(300)));
            case 4 ->
                traffic.at(
                        stamp,
                        ethernet(),
                        ipv4(from, to),
                        icmp(random.nextBoolean() ? 8 : 0, 0).echo(random.nextInt(3), 1),
                        payload(30));
            case 5 -> twice(stamp, from, to);
            default ->
                traffic.at(
                        stamp,
                        ethernet(),
                        ipv4(from, to).identification(random.nextInt(65_536)),
                        transport(),
                        payload(random.nextInt(1_400)));
        }
    }

    private long pause() {
        return switch (random.nextInt(400)) {
            case 0 -> random.nextLong(400_000_000L);
            case 1, 2, 3 -> random.nextLong(20_000_000L);
            default -> random.nextLong(2_000L);
        };
    }

    private HeaderBuilder transport() {
        int source = PORTS[random.nextInt(PORTS.length)];
        int destination = PORTS[random.nextInt(PORTS.length)];
        if (random.nextInt(3) == 0) {
            return udp(source, destination);
        }
        return tcp(source, destination)
                .flags(FLAGS[random.nextInt(FLAGS.length)])
                .sequence(random.nextInt(8) * 500L)
                .window(random.nextInt(3) * 1_000);
    }

    private void error(long stamp, String from, String to) {
        byte[] quoted = Arrays.copyOfRange(packet(ipv4(from, to), transport(), payload(8)), 0, 28);
        traffic.at(stamp, ethernet(), ipv4("10.9.9.9", from), icmp(3, random.nextInt(4)), bytes(quoted));
    }

    private void fragments(long stamp, String from, String to) {
        byte[] datagram = packet(udp(PORTS[random.nextInt(PORTS.length)], 53), payload(1_200));
        int id = random.nextInt(65_536);
        byte[] first = packet(
                ethernet(),
                ipv4(from, to).identification(id).protocol(17).fragment(0, true),
                bytes(Arrays.copyOfRange(datagram, 0, 800)));
        byte[] second = packet(
                ethernet(),
                ipv4(from, to).identification(id).protocol(17).fragment(800, false),
                bytes(Arrays.copyOfRange(datagram, 800, datagram.length)));
        boolean isSwapped = random.nextInt(4) == 0;
        traffic.add(stamp, isSwapped ? second : first);
        traffic.add(stamp + 1, isSwapped ? first : second);
    }

    private void twice(long stamp, String from, String to) {
        byte[] once = packet(
                ethernet(),
                ipv4(from, to).identification(random.nextInt(65_536)),
                transport(),
                payload(random.nextInt(50)));
        traffic.add(stamp, once, 0);
        traffic.add(stamp + random.nextInt(100_000), once, random.nextInt(2));
    }
}
