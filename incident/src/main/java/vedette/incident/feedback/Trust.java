package vedette.incident.feedback;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.state.Keys;
import vedette.incident.feedback.Feedback.Noticed;

/// How far detectors are believed at this site, by what people have said of incidents. Owned by one thread.
///
/// Of each detector and each kind of incident that it notices it is counted how often it was right and how often it was
/// not, beside nine times and once that are taken for granted (the mean of a Beta distribution). What a signal counts
/// for is multiplied by that share over the share that is taken for granted: by exactly 1 where nothing was said, by
/// 0.91 after one false alarm, by a half after ten, and by no more than 1.11 however often it was right. It is never
/// less than a half: who wants to hear nothing of something suppresses it, which is seen and has an end.
///
/// What is harmless says nothing of a detector elsewhere: a signal of the same kind counts for a half if it is about
/// nobody but sources and targets of such an incident. An incident counts once, by what was last said of it, and as
/// many incidents count as there is room for, the latest.
public final class Trust {

    /// Of so many incidents is remembered what was said.
    public static final int MOST = 1_000;

    private static final double GRANTED_RIGHT = 9;
    private static final double GRANTED = 10;
    private static final double LEAST = 0.5;

    private final LinkedHashMap<String, Feedback> said = new LinkedHashMap<>();
    private final Map<Noticed, Tally> tallies = new HashMap<>();

    /// What was said of one detector and kind.
    private static final class Tally {
        private final List<Feedback> harmless = new ArrayList<>();
        private int right;
        private int wrong;

        private void count(Feedback feedback, int change) {
            switch (feedback.judgement()) {
                case NONE -> {}
                case REAL -> right += change;
                case FALSE_ALARM -> wrong += change;
                case HARMLESS -> {
                    if (change > 0) {
                        harmless.add(feedback);
                    } else {
                        harmless.remove(feedback);
                    }
                }
            }
        }

        private boolean isEmpty() {
            return right == 0 && wrong == 0 && harmless.isEmpty();
        }
    }

    public Trust() {}

    /// Takes what somebody says of an incident in the place of what was said of it before.
    public void take(Feedback feedback) {
        Feedback before = said.remove(feedback.incident());
        if (before != null) {
            count(before, -1);
        }
        if (feedback.judgement() == Judgement.NONE) {
            return;
        }
        said.put(feedback.incident(), feedback);
        count(feedback, 1);
        if (said.size() > MOST) {
            count(said.pollFirstEntry().getValue(), -1);
        }
    }

    private void count(Feedback feedback, int change) {
        for (Noticed noticed : feedback.noticed()) {
            Tally tally = tallies.computeIfAbsent(noticed, _ -> new Tally());
            tally.count(feedback, change);
            if (tally.isEmpty()) {
                tallies.remove(noticed);
            }
        }
    }

    /// What a signal's strength is multiplied by: 1 if nothing was said of its like.
    public double factor(Signal signal) {
        Tally tally = tallies.get(new Noticed(signal.detector(), signal.kind()));
        if (tally == null) {
            return 1;
        }
        for (Feedback harmless : tally.harmless) {
            if (harmless.isBetweenTheSame(signal)) {
                return LEAST;
            }
        }
        double share = (GRANTED_RIGHT + tally.right) / (GRANTED + tally.right + tally.wrong);
        return Math.max(LEAST, share * GRANTED / GRANTED_RIGHT);
    }

    /// What was last said of each incident, by id, in the order in which it was said.
    public Map<String, Judgement> judgements() {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        said.forEach((incident, feedback) -> judgements.put(incident, feedback.judgement()));
        return judgements;
    }

    /// Forgets all that was said.
    public void clear() {
        said.clear();
        tallies.clear();
    }

    /// Writes all that was said.
    public void write(DataOutput out) throws IOException {
        out.writeInt(said.size());
        for (Feedback feedback : said.values()) {
            out.writeUTF(feedback.incident());
            out.writeUTF(feedback.judgement().name());
            out.writeInt(feedback.noticed().size());
            for (Noticed noticed : feedback.noticed()) {
                out.writeUTF(noticed.detector());
                out.writeUTF(noticed.kind().name());
            }
            write(feedback.sources(), out);
            write(feedback.targets(), out);
        }
    }

    private static void write(List<Address> addresses, DataOutput out) throws IOException {
        out.writeInt(addresses.size());
        for (Address address : addresses) {
            Keys.ADDRESS.write(address, out);
        }
    }

    /// Goes on from what was written.
    public void read(DataInput in) throws IOException {
        clear();
        for (int left = in.readInt(); left > 0; left--) {
            String incident = in.readUTF();
            Judgement judgement = Judgement.valueOf(in.readUTF());
            List<Noticed> noticed = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                noticed.add(new Noticed(in.readUTF(), Kind.valueOf(in.readUTF())));
            }
            take(new Feedback(incident, judgement, noticed, addresses(in), addresses(in)));
        }
    }

    private static List<Address> addresses(DataInput in) throws IOException {
        List<Address> addresses = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            addresses.add(Keys.ADDRESS.read(in));
        }
        return addresses;
    }
}
