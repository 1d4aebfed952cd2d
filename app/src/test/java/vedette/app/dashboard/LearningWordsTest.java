package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vedette.detect.learned.ModelMinute;

class LearningWordsTest {

    private static ModelMinute minute(long... decisions) {
        List<ModelMinute.Stream> streams = Arrays.stream(decisions)
                .mapToObj(count -> new ModelMinute.Stream("model", 0, 1, count))
                .toList();
        return new ModelMinute(1, streams, 0, 0, 0, Map.of(), new ModelMinute.Budget(5, 0, 0, 0), List.of());
    }

    @Test
    void saysWhoKnowsEnough_andHowFarTheOthersAre() {
        assertThat(LearningWords.of(minute(1_000, 412, 999)))
                .isEqualTo(
                        "Learning what is usual here: 1 of 3 models know it. The others, which saw 412 or more of 1,000"
                                + " minutes of hosts, tell only of what is far beyond all that they saw.");
    }

    @Test
    void saysNothingOnceAllKnow_orIfThereIsNobodyToLearn() {
        assertThat(LearningWords.of(minute(1_000, 5_000))).isEmpty();
        assertThat(LearningWords.of(ModelMinute.NONE)).isEmpty();
    }
}
