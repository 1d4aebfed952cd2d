package vedette.store.ticks;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import vedette.flow.replay.TickBlock;

/// What a file of ticks says of itself.
///
/// @param program who wrote it: what detectors remember changes with them
/// @param home the addresses that are inside, as they were given
/// @param run the same in all files of a run
/// @param number of the file in its run, from 0; where one is missing, ticks are
public record TickHeader(String program, String home, long run, int number) {

    private static final String WHAT = "ticks that vedette has seen";

    void write(DataOutput out) throws IOException {
        out.writeUTF(WHAT);
        out.writeInt(shape());
        out.writeUTF(program);
        out.writeUTF(home);
        out.writeLong(run);
        out.writeInt(number);
    }

    static TickHeader read(DataInput in) throws IOException {
        String what = in.readUTF();
        int shape = in.readInt();
        if (!what.equals(WHAT)) {
            throw new IOException("it does not hold ticks");
        }
        TickHeader header = new TickHeader(in.readUTF(), in.readUTF(), in.readLong(), in.readInt());
        if (shape != shape()) {
            throw new IOException("it was written by " + header.program + ", which keeps ticks in another form");
        }
        return header;
    }

    /// Whether what detectors knew at the end of the other's file is what they know at the beginning of this one's.
    boolean goesOnFrom(TickHeader before) {
        return run == before.run && number == before.number + 1;
    }

    private static int shape() {
        CRC32C checksum = new CRC32C();
        checksum.update(TickBlock.shape().getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }
}
