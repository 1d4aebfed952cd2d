package vedette.app.dashboard.models;

import java.util.List;

/// Something that a process tells which trains.
sealed interface ChildLine {

    /// What it does now.
    record Doing(String words) implements ChildLine {}

    /// What people should know.
    record Note(String words) implements ChildLine {}

    /// A model that is on the shelf by now.
    record Built(String name) implements ChildLine {}

    /// Something to ask people about.
    record Suggested(String id, boolean isIncident, String what, String why) implements ChildLine {}

    /// As a line, without its end.
    default String text() {
        List<String> words = switch (this) {
            case Doing doing -> List.of("doing", doing.words);
            case Note note -> List.of("note", note.words);
            case Built built -> List.of("built", built.name);
            case Suggested one -> List.of("suggested", one.id, Boolean.toString(one.isIncident), one.what, one.why);
        };
        return String.join(
                "\t",
                words.stream().map(word -> word.replaceAll("\\p{Cntrl}", " ")).toList());
    }

    /// What a line says.
    ///
    /// @throws IllegalArgumentException if it is none
    static ChildLine of(String line) {
        String[] words = line.split("\t", -1);
        return switch (words[0] + words.length) {
            case "doing2" -> new Doing(words[1]);
            case "note2" -> new Note(words[1]);
            case "built2" -> new Built(words[1]);
            case "suggested5" -> new Suggested(words[1], Boolean.parseBoolean(words[2]), words[3], words[4]);
            default -> throw new IllegalArgumentException("nothing is said by: " + line);
        };
    }
}
