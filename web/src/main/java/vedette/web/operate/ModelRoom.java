package vedette.web.operate;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The models of a run: which there are, which are at work, and those that are being trained. All of it may be
/// called by any thread.
public interface ModelRoom {

    /// All that there are.
    Models models() throws IOException;

    /// A picture of a model's passport, as SVG; nothing if it has none of that name.
    ///
    /// @param picture without its ending, as `roc`
    Optional<byte[]> picture(String name, String picture) throws IOException;

    /// Puts a model to work, in the place of the one that was.
    ///
    /// @param isForced although it failed a gate, or was never asked to pass any
    /// @return what was done, in words
    /// @throws IOException if it cannot be; the message says why
    String use(String name, boolean isForced, String author) throws IOException;

    /// Goes back to what was at work before, for a purpose.
    ///
    /// @return what was done, in words
    /// @throws IOException if there is nothing to go back to
    String back(String slot, String author) throws IOException;

    /// Throws a model away that is not at work.
    ///
    /// @return what was done, in words
    String remove(String name, String author) throws IOException;

    /// How training stands, or how the latest came out.
    Work training();

    /// Begins to train what is at work again with what people said of incidents.
    ///
    /// @param isQuick without the checks that take models of their own
    /// @throws IllegalStateException if something is being worked on
    void train(boolean isQuick, String author) throws IOException;

    /// Ends what is being worked on, if anything is.
    void cancel(String author) throws IOException;

    /// What it would help most to know, as of when that was looked for last.
    Suggestions suggestions();

    /// Begins to look for what it would help most to know.
    ///
    /// @throws IllegalStateException if something is being worked on
    void suggest(String author) throws IOException;

    /// Incidents a day that are only unusual, as was wished.
    default double budget() throws IOException {
        return models().budget();
    }

    /// All models.
    ///
    /// @param all those at work first
    /// @param fixed why others cannot be put to work in this run; empty if they can
    /// @param budget incidents a day that are only unusual, as was wished
    record Models(List<Model> all, String fixed, double budget) {

        public Models {
            all = List.copyOf(all);
        }
    }

    /// A model.
    ///
    /// @param name by which it is asked for
    /// @param title by which figures name it
    /// @param kind as `random-forest`
    /// @param slot what it is for, as `full/classifier`; empty if that cannot be read
    /// @param isAtWork whether it judges now
    /// @param isKept whether it was trained here or taken in, and can be thrown away
    /// @param hasFormer whether there is something to go back to
    /// @param made when it came to be; nothing for one that comes with Vedette
    /// @param threshold from which score on it takes a row for an attack
    /// @param damage what is wrong with it; empty if nothing is
    /// @param passport what it has shown, as JSON has it: maps, lists, texts, numbers and truth values
    /// @param pictures of the passport
    record Model(
            String name,
            String title,
            String kind,
            String slot,
            boolean isAtWork,
            boolean isKept,
            boolean hasFormer,
            Optional<Instant> made,
            double threshold,
            String damage,
            Map<String, Object> passport,
            List<String> pictures) {

        public Model {
            passport = Map.copyOf(passport);
            pictures = List.copyOf(pictures);
        }
    }

    /// How something stands that takes a while.
    enum Phase {
        /// It was never asked for.
        NONE,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /// Something that takes a while.
    ///
    /// @param doing what is being done now, in words
    /// @param steps how many steps were begun
    /// @param began when; the epoch if it never was
    /// @param ended when; the epoch if it has not
    /// @param author who asked for it
    /// @param why it failed, in words; empty if it did not
    /// @param built the names of models that came of it
    /// @param notes what people should know of it
    record Work(
            Phase phase,
            String doing,
            int steps,
            Instant began,
            Instant ended,
            String author,
            String why,
            List<String> built,
            List<String> notes) {

        /// Nothing was asked for.
        public static final Work NONE =
                new Work(Phase.NONE, "", 0, Instant.EPOCH, Instant.EPOCH, "", "", List.of(), List.of());

        public Work {
            built = List.copyOf(built);
            notes = List.copyOf(notes);
        }

        public boolean isRunning() {
            return phase == Phase.RUNNING;
        }
    }

    /// What it would help most to know.
    ///
    /// @param work how looking for it stands
    /// @param all the most useful first
    record Suggestions(Work work, List<Suggestion> all) {

        public Suggestions {
            all = List.copyOf(all);
        }
    }

    /// Something of which it would teach a model most to know what it was.
    ///
    /// @param id of an incident, or of a flow
    /// @param isIncident whether it is one
    /// @param what it was taken for, or between whom it was
    /// @param why it was chosen
    record Suggestion(String id, boolean isIncident, String what, String why) {}
}
