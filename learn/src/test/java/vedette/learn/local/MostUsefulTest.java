package vedette.learn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vedette.learn.judge.Judge;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;

class MostUsefulTest {

    /// Sure far from 3 in the first column, in doubt near it.
    private static final Model DOUBTING = new Model() {
        @Override
        public Columns columns() {
            return Made.COLUMNS;
        }

        @Override
        public List<String> classes() {
            return List.of(Judge.BENIGN, Made.SCAN);
        }

        @Override
        public void judge(float[] rows, int count, Verdicts out) {
            for (int i = 0; i < count; i++) {
                float score = Math.clamp(rows[i * Made.COLUMNS.size()] / 6, 0f, 1f);
                out.score(i, score);
                out.probabilities()[2 * i] = 1 - score;
                out.probabilities()[2 * i + 1] = score;
            }
        }
    };

    private final MostUseful useful = new MostUseful(new Former(DOUBTING, 0.5f));

    @Test
    void whatTheModelCannotTellIsAskedAboutBeforeWhatItIsSureOf() {
        Table rows = new Made(1)
                .of("a", "", 100, 0)
                .of("b", "", 10, 3)
                .of("c", "", 100, 8)
                .make();

        List<MostUseful.Pick> picks = useful.pick(rows, Made.none(), 3);

        assertThat(picks).hasSize(3).allSatisfy(pick -> {
            assertThat(pick.margin()).isLessThan(0.7);
            assertThat(Set.of(pick.likeliest(), pick.next())).containsExactlyInAnyOrder(Judge.BENIGN, "scan");
        });
        assertThat(rows.sources().get(rows.source(picks.getFirst().row()))).isEqualTo("b");
    }

    @Test
    void notOneThingIsAskedAboutAgainAndAgain() {
        Table rows = new Made(2)
                .of("a", "", 60, 3, 0)
                .of("a", "", 60, 3, 40)
                .of("a", "", 60, 3, -40)
                .make();

        Set<Integer> sides = new HashSet<>();
        for (MostUseful.Pick pick : useful.pick(rows, Made.none(), 3)) {
            sides.add(Math.round(rows.column(1)[pick.row()] / 40));
        }

        assertThat(sides).containsExactlyInAnyOrder(-1, 0, 1);
    }

    @Test
    void whatIsLikeWhatIsLabelledIsAskedAboutLast() {
        Table rows = new Made(3).of("a", "", 50, 3, 0).of("b", "", 50, 3, 40).make();
        Table labelled = new Made(4).add(Made.SCAN, 50, 3, 0).make();

        MostUseful.Pick first = useful.pick(rows, labelled, 1).getFirst();

        assertThat(rows.sources().get(rows.source(first.row()))).isEqualTo("b");
        assertThat(first.distance()).isLessThan(1);
    }

    @Test
    void hostsAreSpread() {
        Made made = new Made(5).of("loud", "", 500, 3);
        for (int host = 0; host < 9; host++) {
            made.of("host " + host, "", 5, 3);
        }
        Table rows = made.make();

        List<String> hosts = useful.pick(rows, Made.none(), 10).stream()
                .map(pick -> rows.sources().get(rows.source(pick.row())))
                .toList();

        assertThat(new HashSet<>(hosts)).hasSizeGreaterThan(7);
    }

    @Test
    void noRowIsPickedTwice_andNoMoreThanThereAre() {
        Table rows = new Made(6).of("a", "", 20, 3).make();

        List<MostUseful.Pick> picks = useful.pick(rows, Made.none(), 50);

        assertThat(picks).hasSize(20).extracting(MostUseful.Pick::row).doesNotHaveDuplicates();
        assertThat(useful.pick(Made.none(), Made.none(), 5)).isEmpty();
    }
}
