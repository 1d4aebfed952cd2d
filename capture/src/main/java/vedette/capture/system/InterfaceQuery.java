package vedette.capture.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/// Asks the kernel about interfaces through any socket, in the network namespace to which that socket belongs.
///
/// Answers are negated `errno` where the kernel refused. The question is a `struct ifreq`: a name of at most 15 bytes,
/// then 24 bytes for the answer.
public final class InterfaceQuery {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;

    private static final int NAME_LENGTH = 16;
    private static final int IFREQ_LENGTH = 40;

    private static final long SIOCGIFNAME = 0x8910;
    private static final long SIOCGIFFLAGS = 0x8913;
    private static final long SIOCGIFMTU = 0x8921;
    private static final long SIOCGIFHWADDR = 0x8927;
    private static final long SIOCGIFINDEX = 0x8933;
    private static final long SIOCETHTOOL = 0x8946;

    private static final int IFF_UP = 1;
    private static final int IFF_RUNNING = 0x40;

    private final int fd;

    public InterfaceQuery(int fd) {
        this.fd = fd;
    }

    /// Asks through a socket of its own; nothing on a system that is not Linux.
    public static <T> Optional<T> ask(Function<InterfaceQuery, Optional<T>> question) {
        int fd = Libc.isLinux() ? Libc.socket(AF_UNIX, SOCK_DGRAM, 0) : -1;
        if (fd < 0) {
            return Optional.empty();
        }
        try {
            return question.apply(new InterfaceQuery(fd));
        } finally {
            Libc.close(fd);
        }
    }

    public static boolean isUp(int flags) {
        return (flags & IFF_UP) != 0;
    }

    /// Up, and with a carrier.
    public static boolean isRunning(int flags) {
        return (flags & IFF_RUNNING) != 0;
    }

    public int index(String name) {
        return askInt(name, SIOCGIFINDEX);
    }

    public int mtu(String name) {
        return askInt(name, SIOCGIFMTU);
    }

    public int flags(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment question = question(arena, name);
            int result = Libc.ioctl(fd, SIOCGIFFLAGS, question);
            return result < 0 ? result : Short.toUnsignedInt(question.get(JAVA_SHORT, NAME_LENGTH));
        }
    }

    /// The flags of whatever name the interface has now.
    public int flagsAt(int index) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment question = arena.allocate(IFREQ_LENGTH, 8);
            question.set(JAVA_INT, NAME_LENGTH, index);
            int result = Libc.ioctl(fd, SIOCGIFNAME, question);
            return result < 0 ? result : flags(question.getString(0));
        }
    }

    /// The `ARPHRD_…` number of the interface.
    public int hardwareType(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment question = question(arena, name);
            int result = Libc.ioctl(fd, SIOCGIFHWADDR, question);
            return result < 0 ? result : Short.toUnsignedInt(question.get(JAVA_SHORT, NAME_LENGTH));
        }
    }

    /// The six bytes of the hardware address, or none.
    public byte[] hardwareAddress(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment question = question(arena, name);
            boolean isKnown = Libc.ioctl(fd, SIOCGIFHWADDR, question) >= 0;
            return isKnown ? question.asSlice(NAME_LENGTH + 2, 6).toArray(JAVA_BYTE) : new byte[0];
        }
    }

    /// One number that the `ethtool` command would show.
    public int ethtool(String name, int command) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(8, 8);
            value.set(JAVA_INT, 0, command);
            MemorySegment question = question(arena, name);
            question.set(ADDRESS, NAME_LENGTH, value);
            int result = Libc.ioctl(fd, SIOCETHTOOL, question);
            return result < 0 ? result : value.get(JAVA_INT, 4) & Integer.MAX_VALUE;
        }
    }

    private int askInt(String name, long request) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment question = question(arena, name);
            int result = Libc.ioctl(fd, request, question);
            return result < 0 ? result : question.get(JAVA_INT, NAME_LENGTH);
        }
    }

    private static MemorySegment question(Arena arena, String name) {
        MemorySegment question = arena.allocate(IFREQ_LENGTH, 8);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, NAME_LENGTH - 1);
        MemorySegment.copy(bytes, 0, question, JAVA_BYTE, 0, length);
        return question;
    }
}
