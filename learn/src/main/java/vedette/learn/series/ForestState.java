package vedette.learn.series;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.zip.CRC32C;

/// A forest of the library as bytes: its own state objects, by Java's serialisation, of which nothing but these is
/// taken in, and only if their checksum is right.
final class ForestState {

    private static final int MOST_BYTES = 1 << 28;
    private static final int FIRST_PIECE = 1 << 16;
    private static final ObjectInputFilter ONLY_STATES =
            ObjectInputFilter.Config.createFilter("maxdepth=16;maxbytes=" + MOST_BYTES + ";maxarray=" + MOST_BYTES
                    + ";com.amazon.randomcutforest.state.**;java.util.ArrayList;java.lang.Object;!*");

    private ForestState() {}

    static void write(RandomCutForest forest, DataOutput out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(mapper().toState(forest));
        }
        out.writeInt(bytes.size());
        out.writeLong(checksum(bytes.toByteArray()));
        out.write(bytes.toByteArray());
    }

    static RandomCutForest read(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalArgumentException("a forest of " + size + " bytes");
        }
        long expected = in.readLong();
        byte[] bytes = read(in, size);
        if (checksum(bytes) != expected) {
            throw new IllegalArgumentException("the checksum of its forest is wrong");
        }
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            objects.setObjectInputFilter(ONLY_STATES);
            return mapper().toModel((RandomCutForestState) objects.readObject());
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw new IllegalArgumentException("its forest cannot be read by this version", e);
        }
    }

    /// What is said to be there may not be, so memory is taken as it comes.
    private static byte[] read(DataInput in, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[Math.min(size, FIRST_PIECE)];
        for (int left = size; left > 0; left -= piece.length) {
            int some = Math.min(left, piece.length);
            in.readFully(piece, 0, some);
            bytes.write(piece, 0, some);
        }
        return bytes.toByteArray();
    }

    private static RandomCutForestMapper mapper() {
        RandomCutForestMapper mapper = new RandomCutForestMapper();
        mapper.setSaveExecutorContextEnabled(true);
        mapper.setSaveTreeStateEnabled(true);
        mapper.setPartialTreeStateEnabled(false);
        return mapper;
    }

    private static long checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
