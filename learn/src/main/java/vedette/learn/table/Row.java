package vedette.learn.table;

/// One row on its way from a [RowSource]; filled again for the next.
public final class Row {

    /// A value for each column.
    public final float[] values;

    /// The class as the data name it, or empty if they do not.
    public String label = "";

    /// Rows that belong together and must never be divided, as those of one flow: a number that they share.
    public long group;

    /// When it was, in microseconds since 1970; 0 if the data do not say.
    public long micros;

    /// What it was recorded in, if the data say more than what the [RowSource] is called by; else empty.
    public String source = "";

    /// What it was given as, where several data sets are given to be told apart; else empty.
    public String origin = "";

    /// What more the data say of what it was, as a tool or a service, in words for people; else empty.
    public String detail = "";

    /// How old the flow was when the row was made.
    public Age age = Age.NOT_SAID;

    public Row(int columns) {
        values = new float[columns];
    }
}
