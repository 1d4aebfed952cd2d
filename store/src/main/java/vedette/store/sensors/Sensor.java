package vedette.store.sensors;

import java.time.Instant;
import java.util.List;

/// A process that watches and keeps what it sees, as it was when it last said so.
///
/// @param host the machine's name
/// @param version of the program
/// @param inputs the interfaces or files that it reads, of many the first
/// @param first by the clock
public record Sensor(String name, String host, String version, List<String> inputs, Instant first, Instant last) {

    private static final int MOST_INPUTS = 16;
    private static final int MOST_LETTERS = 200;

    public Sensor {
        name = line(name);
        host = line(host);
        version = line(version);
        inputs = inputs.stream().limit(MOST_INPUTS).map(Sensor::line).toList();
    }

    /// A file may have any name, a line in a table may not.
    private static String line(String text) {
        String shown = text.replaceAll("\\p{C}", "\uFFFD");
        return shown.length() > MOST_LETTERS ? shown.substring(0, MOST_LETTERS) : shown;
    }
}
