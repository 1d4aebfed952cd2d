package vedette.capture.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;

/// Writes packets, tick marks and losses to a pcapng file with nanosecond timestamps. Owned by one thread.
public final class PcapngWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 20;
    private static final int MAX_BODY = FileSource.MAX_RECORD;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int PACKET_OVERHEAD = 32;
    private static final byte NANOSECONDS = 9;
    private static final int COMMENT = 1;
    private static final int MOST_COMMENT = 8_000;

    private static final byte[] NO_BYTES = {};

    private final String name;
    private final WritableByteChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private int describedInterfaces;

    private PcapngWriter(String name, WritableByteChannel channel, String comment) {
        this.name = name;
        this.channel = channel;
        section(comment);
    }

    /// Begins a file, in place of any that was there; `-` is standard output.
    public static PcapngWriter create(String name) {
        if (name.equals("-")) {
            return new PcapngWriter("standard output", Channels.newChannel(System.out), "");
        }
        try {
            return new PcapngWriter(
                    name,
                    FileChannel.open(
                            Path.of(name),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING),
                    "");
        } catch (IOException e) {
            Path folder = Path.of(name).toAbsolutePath().getParent();
            String remedy = folder != null && !Files.isDirectory(folder) ? ": there is no folder " + folder : "";
            throw new CaptureException("cannot write " + name + remedy + ": " + CaptureFiles.reason(e), e);
        }
    }

    /// Begins a file that only its owner may read.
    ///
    /// @param comment on all of it
    public static PcapngWriter createForOwner(Path file, String comment) {
        try {
            return new PcapngWriter(
                    file.toString(),
                    FileChannel.open(
                            file,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            OwnerOnly.file(file)),
                    comment);
        } catch (IOException e) {
            throw new CaptureException("cannot write " + file + ": " + CaptureFiles.reason(e), e);
        }
    }

    private void section(String comment) {
        byte[] application = "Vedette".getBytes(UTF_8);
        byte[] said = bytes(comment);
        int length = 28 + optionLength(said) + 4 + padded(application.length) + 4;
        out.putInt(PcapngSource.SECTION_HEADER).putInt(length).putInt(PcapngSource.BYTE_ORDER_MAGIC);
        out.putShort((short) 1).putShort((short) 0).putLong(-1);
        comment(said);
        option(4, application);
        out.putInt(0).putInt(length);
    }

    /// Writes the packet at place `i` of the batch.
    ///
    /// @param interfaces those that the batch's interface ids refer to
    public void write(PacketBatch batch, int i, List<CaptureInterface> interfaces) {
        describe(interfaces);
        packet(batch, i, NO_BYTES);
    }

    /// The same with something to say about the packet.
    ///
    /// @param comment is left out if empty
    public void write(PacketBatch batch, int i, List<CaptureInterface> interfaces, String comment) {
        describe(interfaces);
        packet(batch, i, bytes(comment));
    }

    /// Says that the tick which ends at this time was closed after the packets written so far.
    public void markTick(long tickEndNanos) {
        makeRoom(TickMark.BLOCK_LENGTH);
        TickMark.write(out, tickEndNanos);
    }

    private void describe(List<CaptureInterface> interfaces) {
        while (describedInterfaces < interfaces.size()) {
            describe(interfaces.get(describedInterfaces++));
        }
    }

    private void describe(CaptureInterface captured) {
        byte[] label = captured.name().getBytes(UTF_8);
        int length = 20 + 4 + padded(label.length) + 8 + 4;
        makeRoom(length);
        out.putInt(INTERFACE_DESCRIPTION).putInt(length);
        out.putShort((short) captured.linkType()).putShort((short) 0).putInt(captured.snapLength());
        option(2, label);
        option(9, new byte[] {NANOSECONDS});
        out.putInt(0).putInt(length);
    }

    private void packet(PacketBatch batch, int i, byte[] comment) {
        int captured = batch.capturedLength(i);
        int end = comment.length == 0 ? 0 : Integer.BYTES;
        int length = PACKET_OVERHEAD + padded(captured) + optionLength(comment) + end;
        long nanos = batch.timestampNanos(i);
        makeRoom(28);
        out.putInt(ENHANCED_PACKET).putInt(length).putInt(batch.interfaceId(i));
        out.putInt((int) (nanos >>> 32)).putInt((int) nanos).putInt(captured).putInt(batch.wireLength(i));
        put(batch.buffer(i).asSlice(batch.start(i), captured).asByteBuffer());
        makeRoom(12 + optionLength(comment));
        pad(captured);
        comment(comment);
        if (comment.length > 0) {
            out.putInt(0);
        }
        out.putInt(length);
    }

    /// Not longer than an option may be; a letter that is cut in its middle does no harm.
    private static byte[] bytes(String comment) {
        byte[] all = comment.getBytes(UTF_8);
        return all.length <= MOST_COMMENT ? all : Arrays.copyOf(all, MOST_COMMENT);
    }

    private static int optionLength(byte[] value) {
        return value.length == 0 ? 0 : 4 + padded(value.length);
    }

    private void comment(byte[] comment) {
        if (comment.length > 0) {
            option(COMMENT, comment);
        }
    }

    private void put(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            makeRoom(1);
            int count = Math.min(out.remaining(), bytes.remaining());
            out.put(out.position(), bytes, bytes.position(), count).position(out.position() + count);
            bytes.position(bytes.position() + count);
        }
    }

    private void option(int code, byte[] value) {
        out.putShort((short) code).putShort((short) value.length).put(value);
        pad(value.length);
    }

    private void pad(int length) {
        for (int i = length; i < padded(length); i++) {
            out.put((byte) 0);
        }
    }

    private static int padded(int length) {
        return (Math.min(length, MAX_BODY) + 3) & ~3;
    }

    private void makeRoom(int length) {
        if (out.remaining() < length) {
            flush();
        }
    }

    /// Hands everything written so far to the system.
    public void flush() {
        out.flip();
        try {
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } catch (IOException e) {
            throw new CaptureException("cannot write " + name + ": " + CaptureFiles.reason(e), e);
        } finally {
            out.clear();
        }
    }

    /// Ends the file with what could not be captured.
    public void writeLosses(int interfaceId, long nanos, CaptureStatistics statistics) {
        int length = 20 + 12 + 12 + 4 + 4;
        makeRoom(length);
        out.putInt(INTERFACE_STATISTICS).putInt(length).putInt(interfaceId);
        out.putInt((int) (nanos >>> 32)).putInt((int) nanos);
        out.putShort((short) 5).putShort((short) 8).putLong(statistics.nicDrops());
        out.putShort((short) 7).putShort((short) 8).putLong(statistics.kernelDrops());
        out.putInt(0).putInt(length);
    }

    @Override
    public void close() {
        try (WritableByteChannel closing = channel) {
            if (closing.isOpen()) {
                flush();
            }
        } catch (IOException e) {
            throw new CaptureException("cannot finish " + name + ": " + CaptureFiles.reason(e), e);
        }
    }
}
