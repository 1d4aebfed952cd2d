package vedette.app.dashboard;

import java.util.List;
import vedette.app.text.Times;
import vedette.detect.learned.ModelMinute;

/// How far models have come with learning what is usual here, in words.
final class LearningWords {

    private LearningWords() {}

    /// A sentence; empty once all know enough, or if there is nobody to learn.
    static String of(ModelMinute latest) {
        List<ModelMinute.Stream> learning =
                latest.streams().stream().filter(ModelMinute.Stream::isLearning).toList();
        if (learning.isEmpty()) {
            return "";
        }
        long least =
                learning.stream().mapToLong(ModelMinute.Stream::decisions).min().orElseThrow();
        int all = latest.streams().size();
        return "Learning what is usual here: " + (all - learning.size()) + " of " + all + " models know it. The others,"
                + " which saw " + Times.count(least) + " or more of " + Times.count(ModelMinute.ENOUGH)
                + " minutes of hosts, tell only of what is far beyond all that they saw.";
    }
}
