package vedette.learn.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.learn.read.name.Dialect;

/// What was made of the columns of a file.
///
/// @param ignored the file's columns that no feature comes of, with the reason
/// @param missing columns that are wanted, and that the file does not have: their values are NaN in every row, for
///     which preparation puts what is usual in training
/// @param absent features that its dialect may have, and that it and so its rows do not
/// @param grouping by what rows belong together
public record FileReport(
        Dialect dialect,
        Map<String, String> ignored,
        List<String> missing,
        List<String> absent,
        String grouping,
        boolean hasTimes) {

    public FileReport {
        ignored = Collections.unmodifiableMap(new LinkedHashMap<>(ignored));
        missing = List.copyOf(missing);
        absent = List.copyOf(absent);
    }

    /// For people, a line for each thing to know.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(dialect.description() + "; rows are grouped by " + grouping);
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        ignored.forEach((name, why) ->
                byReason.computeIfAbsent(why, _ -> new ArrayList<>()).add(name));
        byReason.forEach((why, names) -> lines.add("ignored (" + why + "): " + String.join(", ", names)));
        if (!missing.isEmpty()) {
            lines.add("missing, and taken as not known in every row: " + String.join(", ", missing));
        }
        if (!absent.isEmpty()) {
            lines.add("not in this file: " + String.join(", ", absent));
        }
        if (!hasTimes) {
            lines.add("without times: no split by time or day");
        }
        return lines;
    }
}
