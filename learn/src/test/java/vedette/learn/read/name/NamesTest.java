package vedette.learn.read.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.feature.ColumnType;
import vedette.feature.FlowColumn;
import vedette.feature.FlowSchema;
import vedette.feature.activity.ActivityFeature;
import vedette.feature.activity.ActivitySchema;

class NamesTest {

    @Test
    void theFeaturesOfFlowsAreTheNumbersOfOurRowsInTheirOrder() {
        List<String> numbers = FlowSchema.CIC.columns().stream()
                .filter(column -> column.type() == ColumnType.LONG || column.type() == ColumnType.DOUBLE)
                .map(FlowColumn::name)
                .filter(name -> !NeverFeatures.contains(name))
                .toList();

        assertThat(FlowFeatures.all().stream().map(Feature::name)).containsExactlyElementsOf(numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "Flow ID",
                "Src IP",
                " Source IP",
                "Source Port",
                "Dst Port",
                " Destination Port",
                "src_ip",
                "dst_port",
                "Timestamp",
                "timestamp",
                "Unnamed: 0",
                "recording",
                "conversation_id",
                "community_id",
                "conversation_start",
                "window_start",
                "window_end",
                "address",
                "victim_address",
                "port",
                "tunnel_id",
                "outer_vlan",
                "inner_vlan",
                "part",
                "label",
                "Label",
                "label_packets",
                "label_tool",
                "Attempted Category",
                "difficulty",
                "src_mac",
                "Dst MAC",
                "exact",
                "kind",
                "window_seconds",
                "checkpoint_age"
            })
    void addressesPortsTimesAndIdsAreNeverFeatures(String name) {
        assertThat(NeverFeatures.contains(name)).isTrue();
        assertThat(NeverFeatures.mayContain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srcip",
                "client_ip",
                "ClientIp",
                "remote addr",
                "peerAddress",
                "listen_port",
                "customer id",
                "event_date",
                "eventTimestamp",
                "ground_truth_label"
            })
    void whereNothingIsKnownOfADataSetNamesThatSoundLikeThemAreNone(String name) {
        assertThat(NeverFeatures.mayContain(name)).isTrue();
    }

    @Test
    void whatBehavesIsAFeatureWhateverItSoundsLike() {
        List<String> features = new ArrayList<>();
        FlowFeatures.all().forEach(feature -> features.add(feature.name()));
        ActivitySchema.HOST.features().stream().map(ActivityFeature::name).forEach(features::add);
        ActivitySchema.PAIR.features().stream().map(ActivityFeature::name).forEach(features::add);

        assertThat(features).contains("distinct_ports", "port_entropy").noneMatch(NeverFeatures::contains);
        assertThat(NeverFeatures.mayContain("packets")).isFalse();
        assertThat(NeverFeatures.mayContain("description length")).isFalse();
    }
}
