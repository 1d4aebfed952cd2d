package vedette.feature.output.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vedette.feature.activity.ActivityFeature;
import vedette.feature.activity.ActivitySchema;

class ActivityTableTest {

    @Test
    void aRowSaysWhomAndWhenItIsAboutAndThenHasTheFeaturesOfHosts() {
        assertThat(ActivityTable.names())
                .doesNotHaveDuplicates()
                .startsWith(
                        "kind",
                        "window_seconds",
                        "window_start",
                        "window_end",
                        "address",
                        "victim_address",
                        "port",
                        "protocol",
                        "packets",
                        "exact",
                        "active",
                        "begun")
                .endsWith(ActivitySchema.HOST.features().stream()
                        .map(ActivityFeature::name)
                        .toArray(String[]::new));
    }

    @Test
    void pairsHaveNoFeatureThatHostsHaveNot() {
        assertThat(ActivitySchema.HOST.features())
                .extracting(ActivityFeature::name)
                .containsSubsequence(ActivitySchema.PAIR.features().stream()
                        .map(ActivityFeature::name)
                        .toList());
    }
}
