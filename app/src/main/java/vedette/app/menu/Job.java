package vedette.app.menu;

import java.util.List;

/// Something to do.
///
/// @param letter that begins it
/// @param title for people
/// @param words what it does
/// @param command the words after `vedette`; empty for none, which ends the menu
record Job(char letter, String title, String words, List<String> command) {

    static final List<Job> ALL = List.of(
            new Job('r', "Dashboard", "watch this network; a browser shows it", List.of("run")),
            new Job('m', "Monitor", "watch this network; shown in this terminal", List.of("monitor")),
            new Job('t', "Train", "make models of the rows that come with Vedette", List.of("train")),
            new Job('s', "Status", "is a run going on, and how is it", List.of("status")),
            new Job('d', "Doctor", "is this machine fit to watch a network", List.of("doctor")),
            new Job('h', "Help", "all commands", List.of("--help")),
            new Job('q', "Exit", "", List.of()));

    Job {
        command = List.copyOf(command);
    }

    boolean isExit() {
        return command.isEmpty();
    }

    /// As it would be typed.
    String typed() {
        return isExit() ? "" : "vedette " + String.join(" ", command);
    }
}
