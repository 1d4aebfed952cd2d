package vedette.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How values of a type are written and read back.
public interface Codec<T> {

    void write(T value, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;
}
