package vedette.feature;

/// What the values of a column are. There is no missing value: a column says which value stands for "not known".
public enum ColumnType {
    /// Text without line breaks; empty if there is none.
    TEXT("text"),
    /// A whole number of up to 64 bits.
    LONG("integer"),
    /// A finite number.
    DOUBLE("number"),
    /// A moment in microseconds since 1970, UTC.
    TIME("time"),
    /// A list of whole numbers.
    LIST("list of integers");

    private final String label;

    ColumnType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Whether a value is one number: what a model can be given.
    public boolean isNumeric() {
        return this == LONG || this == DOUBLE;
    }
}
