package vedette.store.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vedette.store.StorePlace;

/// A question on its way to the process that answers it.
///
/// @param sql one query; it may only read
/// @param format how the answer is written
/// @param file that the answer goes to, by formats that are no stream
/// @param mostRows after so many rows the answer ends, and says so; 0 for all
/// @param memoryMegabytes for the process that answers
public record Asked(
        StorePlace place,
        String sql,
        AnswerFormat format,
        @Nullable Path file,
        long mostRows,
        int memoryMegabytes) {

    void write(DataOutput out) throws IOException {
        out.writeUTF(place.folder().toString());
        out.writeUTF(place.server() == null ? "" : place.server());
        byte[] text = sql.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
        out.writeUTF(format.name());
        out.writeUTF(file == null ? "" : file.toAbsolutePath().toString());
        out.writeLong(mostRows);
        out.writeInt(memoryMegabytes);
    }

    static Asked read(DataInput in) throws IOException {
        Path folder = Path.of(in.readUTF());
        String server = in.readUTF();
        byte[] text = new byte[in.readInt()];
        in.readFully(text);
        AnswerFormat format = AnswerFormat.valueOf(in.readUTF());
        String file = in.readUTF();
        return new Asked(
                new StorePlace(folder, server.isEmpty() ? null : server),
                new String(text, StandardCharsets.UTF_8),
                format,
                file.isEmpty() ? null : Path.of(file),
                in.readLong(),
                in.readInt());
    }
}
