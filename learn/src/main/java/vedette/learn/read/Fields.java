package vedette.learn.read;

import java.io.IOException;

/// The fields of one row, by their place in the file. Owned by one thread.
interface Fields {

    /// The bits of a `float`, or [vedette.learn.read.text.FloatText#NOT_A_NUMBER].
    int bits(int field) throws IOException;

    /// The field without blanks around it; empty if there is nothing.
    String text(int field) throws IOException;

    /// Puts the whole numbers of a list, as many as there is room for.
    ///
    /// @return how many the list has, or [vedette.learn.read.text.ListText#NO_LIST]
    int list(int field, long[] into) throws IOException;

    boolean isEmpty(int field) throws IOException;

    /// A number that is the same for fields with the same text.
    long hash(int field) throws IOException;

    /// In microseconds since 1970; 0 if it is no moment.
    long micros(int field) throws IOException;
}
