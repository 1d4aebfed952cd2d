package vedette.feature.output;

import java.nio.file.Path;
import vedette.feature.AddressSet;
import vedette.feature.FlowLabels;
import vedette.feature.FlowSchema;

/// What a writer needs to know besides its format. Formats leave out what they have no place for.
///
/// @param schema the columns of tables
/// @param labels what flows are in truth, for the schema's label column
/// @param home which addresses are inside, for Zeek
/// @param scratch a folder where Parquet's rows may lie until the file is written
public record WriterOptions(FlowSchema schema, FlowLabels labels, AddressSet home, Path scratch) {

    /// Without labels, with private addresses as home.
    public static WriterOptions of(FlowSchema schema, Path scratch) {
        return new WriterOptions(schema, FlowLabels.NONE, AddressSet.PRIVATE, scratch);
    }

    public WriterOptions withLabels(FlowLabels newLabels) {
        return new WriterOptions(schema, newLabels, home, scratch);
    }

    public WriterOptions withHome(AddressSet newHome) {
        return new WriterOptions(schema, labels, newHome, scratch);
    }
}
