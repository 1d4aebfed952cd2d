package vedette.app.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What a run says of itself once a second.
///
/// @param written when it said this
/// @param inputs what is read, of many the first
/// @param isOver whether all of a file was read
/// @param troubles what is the matter with it, the worst first
record Beat(Origin origin, Instant written, List<Input> inputs, boolean isOver, Counts counts, List<Trouble> troubles) {

    private static final int MOST_TROUBLES = 32;

    /// A machine of many containers has an interface for each.
    private static final int MOST_INPUTS = 64;

    private static final int MOST_LETTERS = 200;

    /// What stays as long as it runs.
    ///
    /// @param pid of its process
    /// @param begun when that process began, in milliseconds since 1970: numbers of processes come again
    /// @param version of the program
    /// @param since when the run began
    /// @param isLive whether packets come from a wire, where silence is telling
    /// @param models which are at work, in words, if they are not those of the shelf; else empty
    record Origin(long pid, long begun, String version, Instant since, boolean isLive, String models) {

        Origin {
            version = line(version);
            models = line(models);
        }
    }

    /// Something that is read.
    ///
    /// @param state `up`, `down`, `off` or `gone` of an interface, `read` of a file
    record Input(String name, String state) {

        Input {
            name = line(name);
            state = line(state);
        }

        boolean isGood() {
            return state.equals("up") || state.equals("read");
        }
    }

    /// Something that is the matter.
    ///
    /// @param name of the trouble, as programs know it
    /// @param words for people
    record Trouble(String name, String words) {

        Trouble {
            name = line(name);
            words = line(words);
        }

        /// Whether the run does not do its work because of it. What only another version knows is no such.
        boolean isFailing() {
            return Stream.of(vedette.web.operate.Trouble.values())
                    .anyMatch(known -> known.isFailing() && known.label().equals(name));
        }
    }

    /// How much came, and how far the store is behind.
    ///
    /// @param lag for how long the oldest flow that is over is not kept
    /// @param dropped lost before they could be read
    /// @param last when one was last read, by the clock; [Instant#EPOCH] if none was
    record Counts(long packets, long dropped, Instant last, Duration lag) {

        static final Counts NONE = new Counts(0, 0, Instant.EPOCH, Duration.ZERO);
    }

    Beat {
        inputs = inputs.stream().limit(MOST_INPUTS).toList();
        troubles = troubles.stream().limit(MOST_TROUBLES).toList();
    }

    /// The same, said now, with what is the matter now.
    Beat at(Instant now, Duration lag, List<Trouble> newTroubles) {
        Counts newCounts = new Counts(counts.packets, counts.dropped, counts.last, lag);
        return new Beat(origin, now, inputs, isOver, newCounts, newTroubles);
    }

    private static String line(String text) {
        String shown = text.replaceAll("\\p{C}", "\uFFFD");
        return shown.length() > MOST_LETTERS ? shown.substring(0, MOST_LETTERS) : shown;
    }
}
