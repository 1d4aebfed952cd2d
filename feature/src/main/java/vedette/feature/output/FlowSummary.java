package vedette.feature.output;

import org.jspecify.annotations.Nullable;

/// What was put out, for whoever reports on it: the place where CSV and JSON lines say whether they are exact.
///
/// @param schema its name and version; null for formats that have none
/// @param rows records written
/// @param sha256 of what was put out, for Parquet of the same rows as CSV; null if nobody asked
public record FlowSummary(
        FlowFormat format,
        @Nullable String schema,
        long rows,
        Exactness exactness,
        @Nullable String sha256) {

    /// One JSON object.
    public String toJson() {
        StringBuilder json = new StringBuilder("{\"format\":\"")
                .append(format.label())
                .append("\",\"rows\":")
                .append(rows)
                .append(',')
                .append(exactness.toJsonMembers());
        add(json, "schema", schema);
        add(json, "sha256", sha256);
        return json.append('}').toString();
    }

    private static void add(StringBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.append(",\"").append(name).append("\":\"").append(value).append('"');
        }
    }
}
