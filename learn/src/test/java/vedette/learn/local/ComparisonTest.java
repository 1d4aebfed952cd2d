package vedette.learn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.learn.judge.Judge;
import vedette.learn.table.Table;

class ComparisonTest {

    private static final Former GOOD = new Former(Made.byColumn(0, 0.99f), 0.5f);
    private static final Former DEAF = new Former(Made.always(0), 0.5f);
    private static final Former SHRILL = new Former(Made.always(1), 0.5f);

    private final Table rows =
            new Made(1).add(Judge.BENIGN, 300).add(Made.SCAN, 100, 6, 0).make();

    private Comparison comparison(Former before, Former after, boolean isLocal) {
        return Comparison.of(List.of(new HeldBack("rows", rows, isLocal)), before, after);
    }

    @Test
    void figuresOfBothStandBesideEachOther() {
        BeforeAfter part = comparison(DEAF, SHRILL, true).parts().getFirst();

        assertThat(part.falseAlarms().of()).isEqualTo(300);
        assertThat(part.falseAlarms().before().value()).isZero();
        assertThat(part.falseAlarms().after().value()).isEqualTo(1);
        assertThat(part.found().of()).isEqualTo(100);
        assertThat(part.found().difference().value()).isEqualTo(1);
        assertThat(part.families())
                .singleElement()
                .satisfies(family -> assertThat(family.name()).isEqualTo("scan"));
        assertThat(part.groups()).isEqualTo(400);
    }

    @Test
    void moreFalseAlarmsAreWorse_howeverMuchIsFound() {
        assertThat(comparison(DEAF, SHRILL, true).isWorse()).isTrue();
        assertThat(comparison(DEAF, SHRILL, true).verdict()).contains("false alarms 0.00 % before and 100.00 % after");
    }

    @Test
    void fewerAttacksFoundAreWorse() {
        assertThat(comparison(GOOD, DEAF, false).verdict()).startsWith("worse: on rows, attacks found");
    }

    @Test
    void whatIsTheSameIsNoWorse_andWhatIsBetterIsSaidOfWhere() {
        assertThat(comparison(GOOD, GOOD, true).atHome()).isEqualTo(Change.NO_WORSE);
        assertThat(comparison(DEAF, GOOD, true).verdict()).isEqualTo("better on yours, not known elsewhere");
        assertThat(comparison(DEAF, GOOD, false).verdict())
                .isEqualTo("too little was said here to know whether it is better on yours, better elsewhere");
    }

    @Test
    void aDifferenceOfWhichChanceMayBeTheReasonIsNone() {
        Table few = new Made(3).add(Judge.BENIGN, 200).add(Made.SCAN, 1, 6, 0).make();
        Comparison comparison = Comparison.of(List.of(new HeldBack("rows", few, true)), GOOD, DEAF);

        assertThat(comparison.parts().getFirst().found().difference().value()).isEqualTo(-1);
        assertThat(comparison.isWorse()).isTrue(); // one group: whenever it is drawn it is worse
        Table unsure =
                new Made(4).add(Judge.BENIGN, 2_000).add(Judge.BENIGN, 2, 6, 0).make();
        Comparison chance = Comparison.of(List.of(new HeldBack("rows", unsure, true)), DEAF, GOOD);
        assertThat(chance.parts().getFirst().falseAlarms().difference().value()).isPositive();
        assertThat(chance.isWorse()).isFalse();
    }

    @Test
    void withoutRowsNothingIsKnown() {
        Comparison comparison = Comparison.of(List.of(new HeldBack("rows", Made.none(), true)), DEAF, GOOD);

        assertThat(comparison.parts()).isEmpty();
        assertThat(comparison.atHome()).isEqualTo(Change.UNKNOWN);
        assertThat(comparison.isWorse()).isFalse();
    }
}
