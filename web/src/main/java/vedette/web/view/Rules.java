package vedette.web.view;

import java.util.List;

/// By which rules people are not told of incidents.
///
/// @param lines those there are
/// @param draft one that may be added
/// @param preview what the draft would have hidden, in a sentence; empty if there is nothing to look at yet
/// @param real incidents that it would have hidden though somebody has called them real
/// @param wrong what is wrong with the draft; empty if nothing is
public record Rules(List<Line> lines, Draft draft, String preview, List<IncidentLine> real, String wrong) {

    public Rules {
        lines = List.copyOf(lines);
        real = List.copyOf(real);
    }

    /// Whether there is a rule of this number.
    public boolean has(long number) {
        return lines.stream().anyMatch(line -> line.number() == number);
    }

    /// A rule.
    ///
    /// @param what it hides
    /// @param ends when it ends, in words
    /// @param isOver whether it has
    public record Line(long number, String what, String reason, String author, String ends, boolean isOver) {}

    /// What is in the form. All of it is whatever somebody wrote.
    ///
    /// @param length how long it holds, as `30d`; empty for no end
    /// @param incident from which it was made; empty if from none
    public record Draft(
            String source,
            String destination,
            String port,
            String kind,
            String detector,
            String reason,
            String length,
            String incident) {

        public static final Draft NONE = new Draft("", "", "", "", "", "", "30d", "");
    }
}
