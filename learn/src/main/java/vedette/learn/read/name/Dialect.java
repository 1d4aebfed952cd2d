package vedette.learn.read.name;

/// Whose way of writing rows a file has.
public enum Dialect {
    /// CIC-IDS2017 and CSE-CIC-IDS2018, as published and as corrected, our own flows, and what CICFlowMeter writes.
    CIC("flows as CICFlowMeter writes them"),
    /// What `cicflowmeter` for Python writes.
    CIC_PYTHON("flows as cicflowmeter for Python writes them"),
    /// Our own flows with the columns of the schema `full`.
    FULL("our own flows, schema full"),
    /// Our own rows of what hosts do.
    ACTIVITY("our own rows of activity"),
    /// KDD99 and NSL-KDD, with a header or without.
    KDD("connections as KDD99 and NSL-KDD have them"),
    /// Any other.
    OTHER("a data set that is not known");

    private final String description;

    Dialect(String description) {
        this.description = description;
    }

    /// In words.
    public String description() {
        return description;
    }
}
