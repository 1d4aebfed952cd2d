package vedette.feature;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A stable, ordered list of columns: what a row of a flow says.
///
/// A new version may add columns at the end; it never takes one away, renames it or changes what it means.
///
/// @param name by which people ask for it
/// @param version of the list
public record FlowSchema(String name, int version, List<FlowColumn> columns) {

    /// The column that [#withCheckpointAge] adds.
    public static final String CHECKPOINT_AGE = "checkpoint_age";

    /// The columns of the public CIC data sets, for what was made to read those.
    public static final FlowSchema CIC = new FlowSchema("cic", 1, CicColumns.all());

    /// Those and all else that is known of a flow.
    public static final FlowSchema FULL = new FlowSchema(
            "full",
            1,
            Stream.of(CicColumns.all(), FullColumns.all(), SequenceColumns.all())
                    .flatMap(List::stream)
                    .toList());

    public static final List<FlowSchema> ALL = List.of(CIC, FULL);

    public FlowSchema {
        columns = List.copyOf(columns);
        long names = columns.stream().map(FlowColumn::name).distinct().count();
        if (names < columns.size()) {
            throw new IllegalArgumentException("two columns of schema " + name + " have one name");
        }
    }

    /// The same with one column more, by which rows of living flows can be told from others and by their age.
    public FlowSchema withCheckpointAge() {
        FlowColumn age = FlowColumn.integer(
                CHECKPOINT_AGE,
                "s",
                "how old the conversation was when it was put out alive; 0 if the part is over",
                row -> row.flow().checkpointAge());
        return new FlowSchema(
                name, version, Stream.concat(columns.stream(), Stream.of(age)).toList());
    }

    /// The schema of that name.
    public static FlowSchema named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(schema -> schema.name.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no schema " + name + ": choose cic or full"));
    }

    public List<String> names() {
        return columns.stream().map(FlowColumn::name).toList();
    }

    /// Whether its rows need what is only known where the first packets of flows are kept one by one.
    public boolean needsSequence() {
        return columns.stream().anyMatch(column -> column.type() == ColumnType.LIST);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
