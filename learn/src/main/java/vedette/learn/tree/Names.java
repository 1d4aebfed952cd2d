package vedette.learn.tree;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Lists of names in a model's file: of its columns, of its classes. None is there twice.
public final class Names {

    private Names() {}

    /// Writes the names so that [#read] finds them again.
    public static void write(List<String> names, DataOutput out) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    /// Reads names.
    ///
    /// @param what they are, for the message
    /// @throws IOException if there are more than `most`, or one is there twice
    public static List<String> read(DataInput in, int most, String what) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("damaged model: " + count + " " + what + ", expected at most " + most);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(in.readUTF());
        }
        if (new HashSet<>(names).size() != count) {
            throw new IOException("damaged model: of the " + what + " one is there twice");
        }
        return names;
    }
}
