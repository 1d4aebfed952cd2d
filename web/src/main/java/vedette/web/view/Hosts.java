package vedette.web.view;

import java.util.List;

/// The hosts that moved most.
///
/// @param lines most first
/// @param asked an address that was looked for; may be empty
public record Hosts(List<Line> lines, String asked) {

    public Hosts {
        lines = List.copyOf(lines);
    }

    /// What was looked for, as the rest of an address that has begun; may be empty.
    public String query() {
        return asked.isEmpty() ? "" : "&about=" + Query.encoded(asked);
    }

    /// A host.
    ///
    /// @param isInside whether it is of this network
    /// @param worst the highest score of an incident that it has part in; 0 if it has none
    /// @param severity of that
    /// @param incidents in which it has part
    public record Line(
            String address,
            boolean isInside,
            String flows,
            String sent,
            String received,
            int worst,
            String severity,
            long incidents) {}
}
