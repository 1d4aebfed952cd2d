package vedette.feature.output;

import java.io.IOException;

/// Where the fields of conn.log go, in their order: a table or JSON. A field is given in every record, or said to be
/// unset.
interface ZeekRecords {

    /// Before the first record.
    void open(long micros) throws IOException;

    void beginRecord() throws IOException;

    void time(String name, long micros) throws IOException;

    void text(String name, String value) throws IOException;

    void address(String name, String value) throws IOException;

    void port(String name, int value) throws IOException;

    void enumeration(String name, String value) throws IOException;

    void interval(String name, long micros) throws IOException;

    void count(String name, long value) throws IOException;

    void bool(String name, boolean value) throws IOException;

    /// A set of one.
    void set(String name, String value) throws IOException;

    void unset(String name) throws IOException;

    void endRecord() throws IOException;

    /// After the last.
    void close(long micros, Exactness exactness) throws IOException;
}
