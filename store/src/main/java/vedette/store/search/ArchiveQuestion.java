package vedette.store.search;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.store.database.Question;

/// A question on its way to the process that reads the archive.
///
/// @param folder of the archive
/// @param groups of files, in the order in which they are asked, each for as many rows as are missing
/// @param question over a table `flow`, as databases have it; the last of its values is how many rows are wanted
/// @param isWhole whether it wants all files at once, and has no such value
record ArchiveQuestion(String folder, List<List<String>> groups, Question question, boolean isWhole) {

    void write(DataOutput out) throws IOException {
        out.writeUTF(folder);
        out.writeInt(groups.size());
        for (List<String> files : groups) {
            out.writeInt(files.size());
            for (String file : files) {
                out.writeUTF(file);
            }
        }
        byte[] sql = question.sql().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(sql.length);
        out.write(sql);
        out.writeInt(question.values().size());
        for (Object value : question.values()) {
            boolean isText = value instanceof String;
            out.writeBoolean(isText);
            if (isText) {
                out.writeUTF(value.toString());
            } else {
                out.writeLong(((Number) value).longValue());
            }
        }
        out.writeBoolean(isWhole);
    }

    static ArchiveQuestion read(DataInput in) throws IOException {
        String folder = in.readUTF();
        int count = in.readInt();
        List<List<String>> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            int files = in.readInt();
            List<String> names = new ArrayList<>();
            for (int file = 0; file < files; file++) {
                names.add(in.readUTF());
            }
            groups.add(names);
        }
        byte[] sql = new byte[in.readInt()];
        in.readFully(sql);
        int places = in.readInt();
        List<Object> values = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            values.add(in.readBoolean() ? in.readUTF() : (Object) in.readLong());
        }
        String text = new String(sql, java.nio.charset.StandardCharsets.UTF_8);
        return new ArchiveQuestion(folder, groups, new Question(text, values), in.readBoolean());
    }
}
