package vedette.detect.learned;

import java.util.List;
import java.util.Map;
import vedette.detect.drift.Drift;

/// What models were at, in a minute of traffic that is over. Counts are since the run began.
///
/// @param minute since 1970
/// @param streams of scores, one for each model
/// @param hosts that were judged in the minute, by the model that judged most
/// @param judged flows and minutes of hosts
/// @param leftOut those that were not judged because there were too many at once
/// @param classes flows by what they resemble, by the class's name, as the first classifier says
/// @param budget how what only models notice stands to what was wished
/// @param drifts models that do not fit what they are shown, as was noticed in the minute
public record ModelMinute(
        long minute,
        List<Stream> streams,
        int hosts,
        long judged,
        long leftOut,
        Map<String, Long> classes,
        Budget budget,
        List<Drift> drifts) {

    /// From so many minutes of hosts on, a model knows what is rare here.
    public static final long ENOUGH = 1_000;

    /// Before the first minute is over.
    public static final ModelMinute NONE =
            new ModelMinute(Long.MIN_VALUE, List.of(), 0, 0, 0, Map.of(), new Budget(0, 0, 0, 0), List.of());

    /// The scores of a model.
    ///
    /// @param most by how much the host that stood out most did so in the minute
    /// @param limit from where on that was an alarm; infinite while too little was seen
    /// @param decisions how many minutes of hosts it has learnt, until now
    public record Stream(String name, double most, double limit, long decisions) {

        /// Whether too little was seen to know what is rare here.
        public boolean isLearning() {
            return decisions < ENOUGH;
        }
    }

    /// Incidents that are only unusual, and how many were wished for. What was before a restart counts, too.
    ///
    /// @param perDay that were wished
    /// @param days for which there were any
    /// @param opened of which people were told
    /// @param heldBack of which they were not, because there were too many
    public record Budget(double perDay, double days, long opened, long heldBack) {

        /// As many a day as people were really told of; of less than a day nothing can be said yet.
        public double realisedPerDay() {
            return days < 1 ? Double.NaN : opened / days;
        }
    }

    public ModelMinute {
        streams = List.copyOf(streams);
        classes = Map.copyOf(classes);
        drifts = List.copyOf(drifts);
    }
}
