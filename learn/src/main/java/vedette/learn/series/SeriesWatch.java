package vedette.learn.series;

import java.io.DataOutput;
import java.io.IOException;
import vedette.learn.table.Columns;

/// Follows a series of measurements and says of each how little it resembles those before. Owned by one thread; the
/// memory that it takes is bounded, and what it says depends on its settings and the measurements only.
public interface SeriesWatch {

    /// What is measured each time, in this order.
    Columns columns();

    /// Judges the next measurement, and learns from it.
    ///
    /// @param values one for each column; what is no finite number is taken for what the column usually has
    Surprise next(double[] values);

    /// Writes all that was learnt: what is read again goes on with the same numbers.
    void write(DataOutput out) throws IOException;
}
