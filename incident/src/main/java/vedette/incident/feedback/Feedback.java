package vedette.incident.feedback;

import java.util.List;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Signal;

/// What somebody says of an incident, with what that is about.
///
/// @param incident its id
/// @param noticed which detectors it rests on, and what they took it for
/// @param sources who does it, as far as they are named
/// @param targets whom it is done to, as far as they are named
public record Feedback(
        String incident, Judgement judgement, List<Noticed> noticed, List<Address> sources, List<Address> targets) {

    /// What a detector took something for.
    public record Noticed(String detector, Kind kind) {}

    public Feedback {
        noticed = List.copyOf(noticed);
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
    }

    /// Whether a signal is about nobody else: each of its sources and targets is named in it, and here.
    boolean isBetweenTheSame(Signal signal) {
        return !(sources.isEmpty() && targets.isEmpty())
                && areAmong(sources, signal.sources(), signal.sourceCount())
                && areAmong(targets, signal.targets(), signal.targetCount());
    }

    /// @param count of all, of which those that are named may be a part
    private static boolean areAmong(List<Address> known, List<Address> named, long count) {
        return known.isEmpty() == named.isEmpty() && count <= named.size() && known.containsAll(named);
    }
}
