package vedette.detect.learned;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import vedette.learn.bundle.Manifest;

/// Writes and reads how a site knows the scores of models, each under the model's digest: what was learnt of another
/// model's scores says nothing about this one's.
final class StreamStates {

    private static final int MOST_BYTES = 1 << 20;

    private StreamStates() {}

    static void write(List<ModelAtWork> models, DataOutput out) throws IOException {
        out.writeInt(models.size());
        for (ModelAtWork model : models) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream state = new DataOutputStream(bytes)) {
                model.stream().write(state);
                model.drift().write(state);
            }
            out.writeUTF(key(model.manifest()));
            out.writeInt(bytes.size());
            out.write(bytes.toByteArray());
        }
    }

    static void read(List<ModelAtWork> models, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            int size = in.readInt();
            if (size < 0 || size > MOST_BYTES) {
                throw new IOException("what was learnt of models is damaged: remove it, and it is learnt anew");
            }
            byte[] bytes = new byte[size];
            in.readFully(bytes);
            for (ModelAtWork model : models) {
                if (key(model.manifest()).equals(key)) {
                    DataInputStream state = new DataInputStream(new ByteArrayInputStream(bytes));
                    model.stream().read(state);
                    model.drift().read(state);
                }
            }
        }
    }

    /// What tells a model from all others: what its files hold.
    private static String key(Manifest manifest) {
        return manifest.slot() + " " + new TreeMap<>(manifest.files()).hashCode();
    }
}
