package vedette.web.view.models;

import java.util.List;

/// What it would help most to know.
///
/// @param phase as of training
/// @param words how it stands, in a sentence
/// @param lines the most useful first
public record AskedView(String phase, String words, List<Line> lines) {

    public AskedView {
        lines = List.copyOf(lines);
    }

    public boolean isRunning() {
        return phase.equals("running");
    }

    /// Something to ask people about.
    ///
    /// @param path of the incident; empty if it is a single flow
    /// @param id as the command line takes it
    public record Line(String path, String id, String what, String why) {}
}
