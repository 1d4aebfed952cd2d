package vedette.capture.file;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import vedette.capture.CaptureException;
import vedette.common.OddityCounters;

/// Tells file formats apart by their first bytes, never by their names.
final class CaptureFormat {

    static final int MAGIC_LENGTH = 4;

    private static final int MAGIC_IXIA_HARDWARE = 0x1C0001AC;
    private static final int MAGIC_IXIA_SOFTWARE = 0x1C0001AB;
    private static final int MAGIC_NAVTEL = 0xA12B3C4D;
    private static final int MAGIC_FMESQUID = 0xA1B234CD;

    private CaptureFormat() {}

    static boolean isCompressed(byte[] start) {
        return isGzip(start) || isZstd(start);
    }

    static boolean isGzip(byte[] start) {
        return start.length >= 2 && start[0] == 0x1F && start[1] == (byte) 0x8B;
    }

    static boolean isZstd(byte[] start) {
        return start.length >= 4
                && start[0] == 0x28
                && start[1] == (byte) 0xB5
                && start[2] == 0x2F
                && start[3] == (byte) 0xFD;
    }

    /// The reader for what begins at the position, which the caller has filled as far as it goes.
    ///
    /// @throws CaptureException saying what it is instead, if it is not a capture that can be read
    static FileSource sourceOf(String name, Bytes bytes, OddityCounters oddities) {
        long available = bytes.available();
        if (available == 0) {
            throw new CaptureException(name + " is empty: there is not even a capture header in it");
        }
        if (available >= MAGIC_LENGTH) {
            bytes.isBigEndian = false;
            if (bytes.s32(bytes.position) == PcapngSource.SECTION_HEADER) {
                return pcapng(name, bytes, oddities);
            }
            if (PcapSource.magicOf(bytes) != 0) {
                return pcap(name, bytes, oddities);
            }
        }
        throw new CaptureException(name + " is not a capture file: " + whatItIs(bytes));
    }

    private static FileSource pcap(String name, Bytes bytes, OddityCounters oddities) {
        if (bytes.available() < PcapSource.FILE_HEADER) {
            throw new CaptureException(name + " ends within the pcap file header: it holds no packets");
        }
        return new PcapSource(name, bytes, oddities);
    }

    private static FileSource pcapng(String name, Bytes bytes, OddityCounters oddities) {
        if (bytes.available() < 12) {
            throw new CaptureException(name + " ends within the pcapng section header: it holds no packets");
        }
        int magic = bytes.s32(bytes.position + 8);
        if (magic != PcapngSource.BYTE_ORDER_MAGIC && magic != Integer.reverseBytes(PcapngSource.BYTE_ORDER_MAGIC)) {
            throw new CaptureException(name + " begins like pcapng, but its byte-order mark is damaged");
        }
        return new PcapngSource(name, bytes, oddities);
    }

    private static String whatItIs(Bytes bytes) {
        byte[] start = bytes.segment
                .asSlice(bytes.position, Math.min(16, bytes.available()))
                .toArray(ValueLayout.JAVA_BYTE);
        String advice = "; `editcap -F pcapng` from the Wireshark package converts it";
        if (startsWith(start, "snoop")) {
            return "it is a Sun snoop capture" + advice;
        }
        if (startsWith(start, "GMBU") || startsWith(start, "RTSS")) {
            return "it is a Microsoft Network Monitor capture" + advice;
        }
        int magic = start.length < 4 ? 0 : bytes.s32(bytes.position);
        for (int candidate : new int[] {magic, Integer.reverseBytes(magic)}) {
            switch (candidate) {
                case MAGIC_IXIA_HARDWARE, MAGIC_IXIA_SOFTWARE -> {
                    return "it is Ixia's variant of pcap" + advice;
                }
                case MAGIC_NAVTEL -> {
                    return "it is Navtel's variant of pcap, which is not supported";
                }
                case MAGIC_FMESQUID -> {
                    return "it is the FMESQUID variant of pcap, which is not supported";
                }
                default -> {}
            }
        }
        if (isText(start)) {
            return "it looks like text";
        }
        return "it begins with the bytes " + HexFormat.ofDelimiter(" ").formatHex(start, 0, Math.min(4, start.length))
                + ", which neither pcap nor pcapng does";
    }

    private static boolean startsWith(byte[] start, String letters) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(letters);
    }

    private static boolean isText(byte[] start) {
        for (byte b : start) {
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
