package vedette.capture.file;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.common.Oddity;
import vedette.common.OddityCounters;

/// The interfaces that a pcapng section describes, by their number in the section. Owned by one thread, but for
/// [#losses].
final class PcapngInterfaces {

    /// A hostile file could describe millions; no capture has thousands.
    static final int MAX_INTERFACES = 4_096;

    private static final int OPTION_END = 0;
    private static final int OPTION_NAME = 2;
    private static final int OPTION_TIME_RESOLUTION = 9;
    private static final int OPTION_TIME_OFFSET = 14;
    private static final int OPTION_INTERFACE_DROPS = 5;
    private static final int OPTION_SYSTEM_DROPS = 7;
    private static final int MAX_NAME = 64;

    private final String fileName;
    private final List<CaptureInterface> all;
    private final OddityCounters oddities;
    private final AtomicLong interfaceDrops = new AtomicLong();
    private final AtomicLong systemDrops = new AtomicLong();

    private int sectionStart;
    private int sectionSize;
    private long[] nanosPerUnit = new long[8];
    private int[] linkTypes = new int[8];
    private TimeResolution[] resolutions = new TimeResolution[8];

    PcapngInterfaces(String fileName, List<CaptureInterface> all, OddityCounters oddities) {
        this.fileName = fileName;
        this.all = all;
        this.oddities = oddities;
    }

    void beginSection() {
        sectionStart = all.size();
        sectionSize = 0;
    }

    boolean isKnown(int local) {
        return local >= 0 && local < sectionSize;
    }

    /// The place among all interfaces of the file.
    int id(int local) {
        return sectionStart + local;
    }

    int linkType(int local) {
        return linkTypes[local];
    }

    int snapLength(int local) {
        return all.get(id(local)).snapLength();
    }

    long nanos(int local, long units) {
        long multiplier = nanosPerUnit[local];
        boolean isPlain = multiplier > 0 && units >= 0 && units <= Long.MAX_VALUE / 1_000_000_000L;
        return isPlain ? units * multiplier : nanosWithCare(local, units);
    }

    private long nanosWithCare(int local, long units) {
        return resolutions[local].nanos(units);
    }

    /// Reads an interface description block.
    void add(Bytes bytes, long body, long end) {
        if (end - body < 8) {
            oddities.increment(Oddity.BROKEN_BLOCK);
            return;
        }
        if (all.size() >= MAX_INTERFACES) {
            oddities.increment(Oddity.TOO_MANY_INTERFACES);
            return;
        }
        int i = sectionSize;
        grow(i + 1);
        linkTypes[i] = bytes.u16(body);
        int snapLength = Math.max(bytes.s32(body + 4), 0);
        String name = fileName;
        TimeResolution resolution = TimeResolution.MICROSECONDS;
        long offset = 0;
        long option = body + 8;
        while (end - option >= 4 && bytes.u16(option) != OPTION_END) {
            int length = bytes.u16(option + 2);
            long value = option + 4;
            if (length > end - value) {
                oddities.increment(Oddity.BROKEN_BLOCK);
                break;
            }
            switch (bytes.u16(option)) {
                case OPTION_NAME -> name = text(bytes, value, length);
                case OPTION_TIME_RESOLUTION ->
                    resolution = length < 1
                            ? resolution
                            : TimeResolution.ofOption(
                                    Byte.toUnsignedInt(bytes.segment.get(ValueLayout.JAVA_BYTE, value)));
                case OPTION_TIME_OFFSET -> offset = length < 8 ? offset : bytes.s64(value);
                default -> {} // what we do not need
            }
            option = value + ((length + 3) & ~3);
        }
        resolutions[i] = resolution.withOffset(offset);
        nanosPerUnit[i] = resolutions[i].nanosPerUnit();
        sectionSize = i + 1;
        all.add(new CaptureInterface(name, linkTypes[i], snapLength));
    }

    /// Reads an interface statistics block: the last one of an interface holds its totals, and files have one each.
    void statistics(Bytes bytes, long body, long end) {
        long option = body + 12;
        while (end - option >= 4 && bytes.u16(option) != OPTION_END) {
            int length = bytes.u16(option + 2);
            long value = option + 4;
            if (length > end - value) {
                oddities.increment(Oddity.BROKEN_BLOCK);
                return;
            }
            if (length == 8) {
                switch (bytes.u16(option)) {
                    case OPTION_INTERFACE_DROPS -> interfaceDrops.addAndGet(Math.max(bytes.s64(value), 0));
                    case OPTION_SYSTEM_DROPS -> systemDrops.addAndGet(Math.max(bytes.s64(value), 0));
                    default -> {} // what we do not need
                }
            }
            option = value + ((length + 3) & ~3);
        }
    }

    CaptureStatistics losses() {
        return new CaptureStatistics(0, 0, systemDrops.get(), 0, interfaceDrops.get());
    }

    /// A name that somebody else chose: bounded, and without what would disturb a terminal.
    private static String text(Bytes bytes, long start, int length) {
        byte[] raw = bytes.segment.asSlice(start, Math.min(length, MAX_NAME)).toArray(ValueLayout.JAVA_BYTE);
        return new String(raw, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}]", "")
                .strip();
    }

    private void grow(int size) {
        if (size > linkTypes.length) {
            linkTypes = Arrays.copyOf(linkTypes, 2 * size);
            nanosPerUnit = Arrays.copyOf(nanosPerUnit, 2 * size);
            resolutions = Arrays.copyOf(resolutions, 2 * size);
        }
    }
}
