package vedette.feature.output.table;

import java.io.IOException;

/// Takes the values of a row, in the order of the columns.
public interface Values {

    void put(String value) throws IOException;

    void put(int value) throws IOException;

    void put(long value) throws IOException;

    void put(float value) throws IOException;

    void put(boolean value) throws IOException;

    /// A moment in microseconds since 1970.
    void putTime(long micros) throws IOException;

    /// The column does not apply.
    void putNothing() throws IOException;
}
