package vedette.flow.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Changes of flows, made up at random.
final class Changes {

    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;
    private static final int[] PROTOCOLS = {1, 6, 6, 6, 17, 17, 58, 132};

    private Changes() {}

    static long ipv4(int address) {
        return IPV4_MAPPED | (address & 0xFFFF_FFFFL);
    }

    /// Changes whose hosts are drawn from so many addresses, a few of them far more often than the rest.
    static List<Consumer<FlowChange>> random(SplittableRandom random, int count, int addresses, int ports) {
        List<Consumer<FlowChange>> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(one(random, addresses, ports));
        }
        return changes;
    }

    private static Consumer<FlowChange> one(SplittableRandom random, int addresses, int ports) {
        long initiator = address(random, addresses);
        long responder = address(random, addresses);
        boolean isIpv6 = random.nextInt(4) == 0;
        long prefix = isIpv6 ? (random.nextBoolean() ? 0xFD00L << 48 : 0x2001_0DB8L << 32) : 0;
        int port = random.nextInt(ports);
        int protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
        int flags = random.nextInt(64);
        long packets = random.nextLong(1, 1_000);
        int label = random.nextInt(4) == 0 ? random.nextInt(-12, 13) : 0;
        return change -> {
            change.clear()
                    .initiator(prefix, isIpv6 ? initiator & 0xFFFF : initiator)
                    .responder(prefix, isIpv6 ? responder & 0xFFFF : responder, port, protocol)
                    .begun((flags & 1) != 0)
                    .answered((flags & 2) != 0)
                    .failed((flags & 4) != 0)
                    .ended((flags & 8) != 0)
                    .oneSided((flags & 16) != 0)
                    .icmpErrors(flags >> 5)
                    .label(label);
            change.toResponder().traffic(packets, packets * 900, packets * 860).flags(flags & 1, flags & 2, flags & 3);
            change.toInitiator()
                    .traffic(packets / 2, packets * 40, packets)
                    .flags(flags & 1, flags >> 4 & 1, flags >> 3 & 1);
        };
    }

    private static long address(SplittableRandom random, int addresses) {
        int number = random.nextInt(3) == 0 ? random.nextInt(Math.min(4, addresses)) : random.nextInt(addresses);
        return ipv4(number % 3 == 0 ? 0x0A00_0000 + number : 0xCB00_7100 + number);
    }
}
