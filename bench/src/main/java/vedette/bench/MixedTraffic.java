package vedette.bench;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/// Generated traffic, not recorded: a pcap file as large as life, the same for the same seed.
///
/// About 36,000 conversations at once, a few of which send most of the packets; acknowledgments, full segments and what
/// lies between, 665 bytes on average; with a number of conversations given, headers only and so many of them, all
/// equally busy; mostly TCP with options, then UDP and ICMP; some IPv6, some behind a VLAN tag.
/// All lengths and checksums are true. What it is not: it has no losses, fragments, tunnels or malformed packets, and
/// its conversations neither begin nor end.
///
/// ```shell
/// java -cp … vedette.bench.MixedTraffic FILE MEGABYTES [CONVERSATIONS]
/// ```
public final class MixedTraffic {

    private static final int USUAL_CONVERSATIONS = 36_000;
    private static final int CHUNK = 4 << 20;
    private static final int MAX_RECORD = 16 + 18 + 1500;
    private static final int PAYLOADS = 1 << 20;
    private static final long START_SECONDS = 1_700_000_000L;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int TCP_HEADER = 32;
    private static final int MAX_PACKET = 1500;

    private final SplittableRandom random;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(LITTLE_ENDIAN);
    private final byte[] payloads = new byte[PAYLOADS];
    private final byte[] frame = new byte[MAX_RECORD];
    private final ByteBuffer out = ByteBuffer.wrap(frame).order(BIG_ENDIAN);
    private final long key;
    private final int conversations;
    private final boolean isEmpty;
    private long micros;

    private MixedTraffic(long seed, int conversations, boolean isEmpty) {
        this.conversations = conversations;
        this.isEmpty = isEmpty;
        random = new SplittableRandom(seed);
        random.nextBytes(payloads);
        key = random.nextLong();
    }

    public static void main(String... arguments) throws IOException {
        Path path = Path.of(arguments[0]);
        long bytes = Long.parseLong(arguments[1]) * 1_000_000;
        if (arguments.length == 2) {
            write(path, bytes, 1);
        } else {
            write(path, bytes, new MixedTraffic(1, Integer.parseInt(arguments[2]), true));
        }
    }

    /// Writes a file of at least so many bytes, and at most one packet more.
    public static void write(Path path, long bytes, long seed) throws IOException {
        write(path, bytes, new MixedTraffic(seed, USUAL_CONVERSATIONS, false));
    }

    private static void write(Path path, long bytes, MixedTraffic traffic) throws IOException {
        Path unfinished = path.resolveSibling(path.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            traffic.write(channel, bytes);
        }
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(FileChannel channel, long bytes) throws IOException {
        chunk.putInt(0xA1B2C3D4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262_144)
                .putInt(1);
        while (channel.position() + chunk.position() < bytes) {
            if (chunk.remaining() < MAX_RECORD) {
                drain(channel);
            }
            record();
        }
        drain(channel);
    }

    private void drain(FileChannel channel) throws IOException {
        chunk.flip();
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
        chunk.clear();
    }

    private void record() {
        micros += random.nextInt(1, 40);
        int length = frame();
        chunk.putInt((int) (START_SECONDS + micros / 1_000_000))
                .putInt((int) (micros % 1_000_000))
                .putInt(length)
                .putInt(length)
                .put(frame, 0, length);
    }

    /// The cube makes few conversations busy and most of them quiet.
    private int frame() {
        double place = random.nextDouble();
        int conversation = (int) ((isEmpty ? place : place * place * place) * conversations);
        long traits = mix(conversation);
        boolean isAnswer = random.nextBoolean();
        boolean isIpv6 = (traits >>> 8 & 0xFF) < 20;
        int kind = (int) (traits & 0xFF);
        int protocol = kind < 212 ? TCP : kind < 251 ? UDP : isIpv6 ? ICMPV6 : ICMP;
        int networkHeader = isIpv6 ? 40 : 20;
        int length = length(protocol, networkHeader);
        out.clear();
        ethernet(traits, isAnswer, isIpv6);
        int network = out.position();
        network(conversation, traits, isAnswer, isIpv6, protocol, length);
        transport(traits, isAnswer, protocol, length - networkHeader);
        out.put(payloads, random.nextInt(PAYLOADS - MAX_PACKET), network + length - out.position());
        checksums(network, networkHeader, protocol, length, isIpv6);
        return out.position();
    }

    private int length(int protocol, int networkHeader) {
        if (isEmpty) {
            return networkHeader + (protocol == TCP ? TCP_HEADER : 16);
        }
        int share = random.nextInt(100);
        if (protocol == TCP) {
            int header = networkHeader + TCP_HEADER;
            return share < 46 ? header : share < 82 ? MAX_PACKET : random.nextInt(header, MAX_PACKET);
        }
        if (protocol == UDP) {
            return share < 50 ? random.nextInt(60, 220) : random.nextInt(220, 1280);
        }
        return networkHeader + 64;
    }

    private void ethernet(long traits, boolean isAnswer, boolean isIpv6) {
        long host = 0x0200_0000_0000L | (traits >>> 40 & 0xFF);
        long router = 0x0200_0000_FFFEL;
        mac(isAnswer ? host : router);
        mac(isAnswer ? router : host);
        if ((traits >>> 16 & 0xFF) < 13) {
            out.putShort((short) 0x8100).putShort((short) (1 + (traits >>> 24 & 3)));
        }
        out.putShort((short) (isIpv6 ? 0x86DD : 0x0800));
    }

    private void mac(long address) {
        out.putShort((short) (address >>> 32)).putInt((int) address);
    }

    private void network(int conversation, long traits, boolean isAnswer, boolean isIpv6, int protocol, int length) {
        int near = 0x0A00_0000 | conversation >>> 4;
        int far = 0x2000_0000 | ((int) mix(traits) & 0x1FFF_FFFF);
        if (isIpv6) {
            out.putInt(0x6000_0000)
                    .putShort((short) (length - 40))
                    .put((byte) protocol)
                    .put((byte) 64);
            ipv6(isAnswer ? far : near);
            ipv6(isAnswer ? near : far);
        } else {
            out.putShort((short) 0x4500).putShort((short) length).putInt((random.nextInt() & 0xFFFF_0000) | 0x4000);
            out.put((byte) (isAnswer ? 55 : 64)).put((byte) protocol).putShort((short) 0);
            out.putInt(isAnswer ? far : near).putInt(isAnswer ? near : far);
        }
    }

    private void ipv6(int address) {
        out.putLong(0x2001_0DB8_0000_0000L).putLong(Integer.toUnsignedLong(address));
    }

    private void transport(long traits, boolean isAnswer, int protocol, int length) {
        short client = (short) (32_768 + (traits >>> 44 & 0x3FFF));
        short server = (short) (protocol == TCP ? 443 : (traits & 1) == 0 ? 53 : 443);
        switch (protocol) {
            case TCP -> {
                out.putShort(isAnswer ? server : client).putShort(isAnswer ? client : server);
                out.putLong(random.nextLong())
                        .putShort((short) 0x8010)
                        .putShort((short) 501)
                        .putInt(0);
                out.putInt(0x0101_080A).putLong(random.nextLong());
            }
            case UDP -> {
                out.putShort(isAnswer ? server : client).putShort(isAnswer ? client : server);
                out.putShort((short) length).putShort((short) 0);
            }
            case ICMP -> out.putInt(isAnswer ? 0 : 0x0800_0000).putInt((int) traits);
            default -> out.putInt(isAnswer ? 0x8100_0000 : 0x8000_0000).putInt((int) traits);
        }
    }

    private void checksums(int network, int networkHeader, int protocol, int length, boolean isIpv6) {
        int transport = network + networkHeader;
        int addresses = network + (isIpv6 ? 8 : 12);
        int segment = length - networkHeader;
        if (!isIpv6) {
            out.putShort(network + 10, finish(sum(network, transport)));
        }
        long pseudo = protocol == ICMP ? 0 : sum(addresses, transport) + protocol + segment;
        int place = transport + (protocol == TCP ? 16 : protocol == UDP ? 6 : 2);
        out.putShort(place, finish(pseudo + sum(transport, transport + segment)));
    }

    private long sum(int from, int to) {
        long sum = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            sum += Short.toUnsignedInt(out.getShort(i));
        }
        return i < to ? sum + (Byte.toUnsignedInt(frame[i]) << 8) : sum;
    }

    private static short finish(long sum) {
        long folded = (sum & 0xFFFF) + (sum >>> 16);
        folded = (folded & 0xFFFF) + (folded >>> 16);
        return (short) ~folded;
    }

    private long mix(long value) {
        long z = (value + key) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 31) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 29;
    }
}
