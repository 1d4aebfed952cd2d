package vedette.learn.passport;

/// Something that a model must show before it is put to work.
///
/// @param asks what must hold, for people
/// @param found what was seen
public record Gate(String name, Outcome outcome, String asks, String found) {

    /// How it went.
    public enum Outcome {
        PASSED("passed"),
        FAILED("failed"),
        NOT_RUN("not run");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /// For people and files.
        public String label() {
            return label;
        }
    }

    /// One that was run.
    public static Gate of(String name, boolean isPassed, String asks, String found) {
        return new Gate(name, isPassed ? Outcome.PASSED : Outcome.FAILED, asks, found);
    }

    /// One that was not.
    public static Gate notRun(String name, String asks, String why) {
        return new Gate(name, Outcome.NOT_RUN, asks, why);
    }

    public boolean isFailed() {
        return outcome == Outcome.FAILED;
    }
}
