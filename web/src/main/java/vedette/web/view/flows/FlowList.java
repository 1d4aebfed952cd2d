package vedette.web.view.flows;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.web.view.Hidden;

/// Conversations that were looked for.
///
/// @param asked what was asked for
/// @param wrong what is wrong with the search; null if nothing is
/// @param heads of the columns that are shown
/// @param lines in order
/// @param paths where one can go from here
/// @param told what is shown, in sentences
public record FlowList(
        Asked asked, @Nullable Wrong wrong, List<Head> heads, List<Line> lines, Paths paths, List<String> told) {

    public FlowList {
        heads = List.copyOf(heads);
        lines = List.copyOf(lines);
        told = List.copyOf(told);
    }

    /// What was asked for.
    ///
    /// @param search in the words of whoever looks
    /// @param query all of it, as the rest of an address
    /// @param hidden names and values of what the form carries along
    /// @param columns that can be shown
    public record Asked(String search, String query, List<Hidden> hidden, List<Choice> columns) {

        public Asked {
            hidden = List.copyOf(hidden);
            columns = List.copyOf(columns);
        }
    }

    /// A part of a search that nobody can understand.
    ///
    /// @param before what stands before it in the search
    /// @param part what is wrong
    /// @param behind what stands behind it
    public record Wrong(String why, String before, String part, String behind) {}

    /// A column that can be shown.
    public record Choice(String name, String title, String meaning, boolean isOn) {}

    /// The head of a column.
    ///
    /// @param path that sorts by it; empty if nothing can
    /// @param sorted `ascending`, `descending`, or null
    public record Head(
            String title,
            String meaning,
            String path,
            @Nullable String sorted,
            boolean isNumber) {}

    /// A conversation.
    ///
    /// @param path to all of it
    /// @param when it ended
    /// @param whenExact the same with all digits
    public record Line(String path, String when, String whenExact, List<Cell> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /// What it has in a column.
    ///
    /// @param title of the column, where there is no room for heads
    /// @param exact with all digits, or in more words
    /// @param path that narrows the search to this; empty if it cannot
    /// @param severity of the incident that it may belong to; empty if the cell is about something else
    public record Cell(
            String title, String text, String exact, String path, String severity, boolean isNumber, boolean isMono) {}

    /// Where one can go.
    ///
    /// @param next page; empty if this is the last
    /// @param first page; empty if this is it
    /// @param archive the same with the archive; empty if it is asked already, or has nothing of the time
    /// @param csv an export; empty if whoever looks may not
    /// @param jsonl an export
    public record Paths(String next, String first, String archive, String csv, String jsonl) {}

    /// A term that can be asked.
    public record Term(String example, String meaning, String path) {}
}
