package vedette.feature.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ActivitySchemaTest {

    static final List<ActivitySchema> SCHEMAS = List.of(ActivitySchema.HOST, ActivitySchema.PAIR);

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void everyFeatureHasANameOfItsOwnAUnitAndAFormula(ActivitySchema schema) {
        assertThat(schema.features()).extracting(ActivityFeature::name).doesNotHaveDuplicates();
        assertThat(schema.features()).allSatisfy(feature -> {
            assertThat(feature.name()).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*");
            assertThat(feature.unit()).isNotBlank();
            assertThat(feature.formula()).isNotBlank();
        });
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void aFeatureIsFoundWhereItIs(ActivitySchema schema) {
        for (int i = 0; i < schema.size(); i++) {
            assertThat(schema.indexOf(schema.features().get(i).name())).isEqualTo(i);
        }
    }

    @Test
    void anUnknownFeatureIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivitySchema.PAIR.indexOf("peer_entropy"))
                .withMessageContaining("peer_entropy");
    }

    @Test
    void actorsAndVictimsHaveOneSchema() {
        assertThat(ActivitySchema.of(EntityKind.ACTOR)).isSameAs(ActivitySchema.of(EntityKind.VICTIM));
    }
}
