package vedette.capture.file;

import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.common.OddityCounters;

/// Packets of a pcap file, whichever byte order and precision it was written with.
///
/// ```
///  file:    magic u32 | major u16 | minor u16 | zone u32 | figures u32 | snap length u32 | link type u32
///  record:  seconds u32 | fraction u32 | captured length u32 | wire length u32 | packet
/// ```
///
/// See [the format's description](https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html). Kuznetsov's
/// variant has eight more bytes in each record header, which say nothing we need.
final class PcapSource extends FileSource {

    static final int FILE_HEADER = 24;
    static final int MAGIC_MICROS = 0xA1B2C3D4;
    static final int MAGIC_NANOS = 0xA1B23C4D;
    static final int MAGIC_KUZNETSOV = 0xA1B2CD34;

    private static final int RECORD_HEADER = 16;
    private static final int KUZNETSOV_EXTRA = 8;
    private static final int VERSION_MAJOR = 4;
    private static final int VERSION_MINOR = 6;
    private static final int SNAP_LENGTH = 16;
    private static final int LINK_TYPE = 20;

    private final int linkType;
    private final int headerLength;
    private final long nanosPerFraction;
    private final boolean areLengthsSwapped;

    /// Reads the file header at the position, which the caller has made available.
    PcapSource(String name, Bytes bytes, OddityCounters oddities) {
        super(bytes, oddities);
        int magic = magicOf(bytes);
        headerLength = RECORD_HEADER + (magic == MAGIC_KUZNETSOV ? KUZNETSOV_EXTRA : 0);
        nanosPerFraction = magic == MAGIC_NANOS ? 1 : 1_000;
        int major = bytes.u16(bytes.position + VERSION_MAJOR);
        int minor = bytes.u16(bytes.position + VERSION_MINOR);
        if (major != 2) {
            throw new CaptureException(name + " is a pcap file of version " + major + "." + minor
                    + ", which no tool writes; versions 2.x can be read");
        }
        // Before version 2.3 the two lengths stood the other way round, and in 2.3 some writers still did it.
        areLengthsSwapped = minor < 3;
        linkType = bytes.u16(bytes.position + (bytes.isBigEndian ? LINK_TYPE + 2 : LINK_TYPE));
        int snapLength = bytes.s32(bytes.position + SNAP_LENGTH);
        interfaces.add(new CaptureInterface(name, linkType, Math.max(snapLength, 0)));
        bytes.position += FILE_HEADER;
    }

    /// The file's magic number, having set the byte order by it; 0 if it is not one of pcap's.
    static int magicOf(Bytes bytes) {
        for (boolean isBigEndian : new boolean[] {false, true}) {
            bytes.isBigEndian = isBigEndian;
            int magic = bytes.s32(bytes.position);
            if (magic == MAGIC_MICROS || magic == MAGIC_NANOS || magic == MAGIC_KUZNETSOV) {
                return magic;
            }
        }
        return 0;
    }

    @Override
    Step step(PacketBatch batch) {
        Bytes bytes = this.bytes;
        long available = bytes.available();
        if (available < headerLength) {
            return need(headerLength);
        }
        long header = bytes.position;
        int capturedLength = bytes.s32(header + (areLengthsSwapped ? 12 : 8));
        if (capturedLength < 0 || capturedLength > MAX_RECORD) {
            return stop(Oddity.ABSURD_RECORD_LENGTH);
        }
        if (available < headerLength + capturedLength) {
            return need((long) headerLength + capturedLength);
        }
        int wireLength = bytes.s32(header + (areLengthsSwapped ? 8 : 12));
        long nanos = bytes.u32(header) * 1_000_000_000L + bytes.u32(header + 4) * nanosPerFraction;
        bytes.position = header + headerLength + capturedLength;
        int i = add(batch, header + headerLength, capturedLength, Math.max(wireLength, 0), nanos);
        batch.origin(i, 0, linkType, 0);
        return Step.TAKEN;
    }

    @Override
    CaptureStatistics losses() {
        return CaptureStatistics.NONE;
    }
}
