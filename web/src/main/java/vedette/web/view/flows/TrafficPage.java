package vedette.web.view.flows;

import java.util.List;

/// What traffic consists of.
///
/// @param by what it is told apart by
/// @param measure what is counted
/// @param dimensions to choose from
/// @param measures to choose from
/// @param lines the largest first
/// @param told what the numbers are made of, in sentences
/// @param source where the chart's data come from
/// @param pairs where the data of who talks to whom come from
public record TrafficPage(
        String by,
        String measure,
        List<Choice> dimensions,
        List<Choice> measures,
        List<Line> lines,
        List<String> told,
        String source,
        String pairs) {

    public TrafficPage {
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        lines = List.copyOf(lines);
        told = List.copyOf(told);
    }

    /// One of a few.
    ///
    /// @param path that chooses it
    public record Choice(String name, String words, String path, boolean isOn) {}

    /// What one did, and what before.
    ///
    /// @param place among the colours of the chart, from 1; 0 if it is not in it
    /// @param path to its conversations; may be empty
    /// @param change how many times as much; in words where it is no number
    /// @param trend `up`, `down` or `same`
    public record Line(
            int place,
            String name,
            String path,
            String now,
            String nowExact,
            String before,
            String beforeExact,
            String change,
            String trend) {}
}
