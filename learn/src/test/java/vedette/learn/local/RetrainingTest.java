package vedette.learn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.learn.bundle.ModelKind;
import vedette.learn.judge.Judge;
import vedette.learn.table.Table;
import vedette.learn.train.Division;
import vedette.learn.train.TrainingPlan;

/// A model that has learnt in one network, and what another one teaches it, or tries to.
class RetrainingTest {

    private static Former before = new Former(Made.always(0), 0.5f);

    @BeforeAll
    static void learnInTheLab() throws IOException {
        before = Made.before();
    }

    private static Candidate again(LocalRows local) throws IOException {
        return Made.retraining(LocalConfig.defaults()).run(before, Made.known(), local);
    }

    private static BeforeAfter judged(Candidate candidate, Table rows) {
        Former after = new Former(
                candidate.trained().parts().whole(),
                candidate.trained().manifest().threshold());
        return Comparison.of(List.of(new HeldBack("rows", rows, true)), before, after)
                .parts()
                .getFirst();
    }

    /// What is benign here looks like a scan to whoever knows the lab only.
    private static Made oddSite(long seed, int incidents) {
        Made made = new Made(seed);
        for (int incident = 0; incident < incidents; incident++) {
            made.incident(Judge.BENIGN, 12, 5, 0, 5);
        }
        return made;
    }

    @Test
    void whatIsUsualHereIsLearnt_andWhatIsKnownElsewhereIsNotForgotten() throws IOException {
        Candidate candidate = again(new LocalRows(oddSite(10, 12).make(), null, null));

        assertThat(candidate.isGood()).as(candidate.comparison().verdict()).isTrue();
        assertThat(candidate.comparison().atHome()).isEqualTo(Change.BETTER);
        assertThat(candidate.comparison().verdict()).startsWith("better on yours");
        BeforeAfter here = judged(candidate, oddSite(11, 20).make());
        assertThat(here.falseAlarms().before().value()).isGreaterThan(0.9);
        assertThat(here.falseAlarms().after().value()).isLessThan(0.1);
        BeforeAfter elsewhere = judged(candidate, Made.lab(1_000, 12));
        assertThat(elsewhere.found().after().value()).isGreaterThan(0.95);
    }

    @Test
    void thePassportSaysWhereRowsCameFrom_andHasTheComparisonAsAGate() throws IOException {
        Table crowd = new Made(21).of("a", "", 200).of("b", "", 200).make();
        Made said = new Made(10);
        for (int incident = 0; incident < 10; incident++) {
            boolean isBenign = incident % 2 == 0;
            said.incident(isBenign ? Judge.BENIGN : Made.SCAN, 12, isBenign ? 0 : 6);
        }

        Candidate candidate = again(new LocalRows(said.make(), crowd, null));

        assertThat(candidate.selfTrained()).as(candidate.ofSelfTraining()).containsKey(Judge.BENIGN);
        assertThat(candidate.trained().passport().data())
                .anySatisfy(data -> assertThat(data.origin()).isEqualTo(Retraining.AGREED));
        assertThat(candidate.trained().passport().gates().getLast().name()).isEqualTo("the model before");
        assertThat(candidate.trained().passport().division().test()).contains("times each");
        assertThat(candidate.trained().manifest().threshold())
                .isEqualTo(candidate.trained().passport().threshold());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereAttacksAreCalledBenign_theCandidateIsRefused(long seed) throws IOException {
        Made lies = new Made(seed);
        for (int incident = 0; incident < 30; incident++) {
            lies.incident(Judge.BENIGN, 150, 6, 0);
        }

        Candidate candidate = again(new LocalRows(lies.make(), null, null));

        assertThat(candidate.comparison().isWorse()).isTrue();
        assertThat(candidate.isGood()).isFalse();
        assertThat(candidate.comparison().verdict()).startsWith("worse: on rows of other recordings");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereWhatIsBenignIsCalledAnAttack_theCandidateIsRefused(long seed) throws IOException {
        Made lies = new Made(seed);
        for (int incident = 0; incident < 30; incident++) {
            lies.incident(Made.SCAN, 150, 0, 0);
        }

        Candidate candidate = again(new LocalRows(lies.make(), null, null));

        assertThat(candidate.isGood()).isFalse();
    }

    /// Steps so small that each looks like the one before, until what is taken for benign is a scan.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aCrowdThatDriftsAwayDoesNotTakeTheModelWithIt(long seed) throws IOException {
        Made crowd = new Made(seed);
        for (int step = 0; step <= 60; step++) {
            crowd.of("host " + step, "", 60, 0.1 * step, 0);
        }
        Candidate candidate = again(new LocalRows(oddSite(10, 4).make(), crowd.make(), null));

        BeforeAfter attacks =
                judged(candidate, new Made(30 + seed).add(Made.SCAN, 500, 6, 0).make());
        assertThat(!candidate.isGood()
                        || attacks.found().after().value()
                                >= attacks.found().before().value() - 0.02)
                .as("%s, %s", candidate.ofSelfTraining(), attacks.found())
                .isTrue();
        assertThat(candidate.ofSelfTraining())
                .startsWith("two models agreed on ")
                .doesNotContain("none of");
    }

    @Test
    void olderTrafficThatRaisesMoreAlarmsIsAReasonToRefuse() throws IOException {
        Made said = new Made(40);
        for (int incident = 0; incident < 20; incident++) {
            said.incident(Made.SCAN, 20, 0, 0, 6);
        }
        Table older = new Made(41).add(Judge.BENIGN, 400, 0, 0, 6).make();

        Candidate candidate = again(new LocalRows(said.make(), null, older));

        assertThat(candidate.isGood()).isFalse();
        assertThat(candidate.comparison().verdict()).contains("your older traffic");
    }

    @Test
    void theSameRowsAndSeedGiveTheSameModel() throws IOException {
        Table crowd = new Made(20).of("a", "", 200).of("b", "", 200).make();
        LocalRows local = new LocalRows(oddSite(10, 6).make(), crowd, null);

        Candidate one = again(local);
        Candidate other = again(local);

        Table rows = Made.lab(200, 50);
        assertThat(Judge.scores(other.trained().parts().whole(), rows))
                .isEqualTo(Judge.scores(one.trained().parts().whole(), rows));
        assertThat(other.comparison()).isEqualTo(one.comparison());
    }

    @Test
    void aModelThatKnowsNoClassesCannotLearnSo() {
        TrainingPlan plan =
                new TrainingPlan("usual", ModelKind.ISOLATION_FOREST, "rows", Division.GROUP, 0.2, 0, 1, 1, false);

        assertThatThrownBy(() -> new Retraining(plan, LocalConfig.defaults(), "test", _ -> {}))
                .hasMessageContaining("random-forest and boosting do");
    }
}
