package vedette.learn.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vedette.learn.judge.Judge;
import vedette.learn.table.Table;

class SelfTrainingTest {

    private static final float SURE = 0.99f;

    private final Table known = Made.lab(400, 3);

    /// Trusted, since it is right about the rows of these.
    private static Teacher teacher(int column, float sure) {
        double[] scan = new double[column + 1];
        scan[column] = 6;
        Table validation =
                new Made(8).add(Judge.BENIGN, 50).add(Made.SCAN, 50, scan).make();
        return Teacher.of(Made.byColumn(column, sure), validation, 0.95);
    }

    private static Table agreed(SelfTraining self, Table unlabelled, Table known) {
        return self.agreed(unlabelled, known, "agreed", 1);
    }

    private static Made crowd() {
        Made made = new Made(5);
        for (int host = 0; host < 40; host++) {
            made.of("host " + host, "", 20).of("host " + host, "", 5, 6, 6);
        }
        return made;
    }

    @Test
    void onlyWhatBothAreSureOfIsTaken() {
        SelfTraining self = new SelfTraining(LocalConfig.defaults(), teacher(0, SURE), teacher(1, SURE));
        Table unlabelled = new Made(4)
                .of("a", "", 10)
                .of("b", "", 10, 6, 0)
                .of("c", "", 10, 0, 6)
                .make();

        Table taken = agreed(self, unlabelled, known);

        assertThat(self.taken()).containsExactly(java.util.Map.entry(Judge.BENIGN, 10));
        for (int row = 0; row < taken.rows(); row++) {
            assertThat(taken.sources().get(taken.source(row))).isEqualTo("a");
        }
    }

    @Test
    void whatOneIsInDoubtOfIsNotTaken() {
        SelfTraining self = new SelfTraining(LocalConfig.defaults(), teacher(0, SURE), teacher(0, 0.94f));

        assertThat(agreed(self, crowd().make(), known).rows()).isZero();
    }

    @Test
    void noClassAndNoHostHasMoreThanItsBound() {
        LocalConfig config = new LocalConfig(200, 0.3, 0.1, 10, 0.95, 300, 30, 0.1);
        SelfTraining self = new SelfTraining(config, teacher(0, SURE), teacher(1, SURE));
        Table unlabelled =
                crowd().of("loud", "", 5_000).of("louder", "", 5_000, 6, 6).make();

        Table taken = agreed(self, unlabelled, known);

        assertThat(self.taken()).containsEntry(Judge.BENIGN, 300).containsEntry(Made.SCAN, 30);
        int[] loud = new int[taken.sources().size()];
        for (int row = 0; row < taken.rows(); row++) {
            loud[taken.source(row)]++;
        }
        assertThat(loud[taken.sources().indexOf("loud")]).isLessThanOrEqualTo(30);
        assertThat(loud[taken.sources().indexOf("louder")]).isLessThanOrEqualTo(20);
    }

    @Test
    void ofAClassOfWhichLittleIsKnown_aGuessDoesNotOutnumberIt() {
        SelfTraining self = new SelfTraining(LocalConfig.defaults(), teacher(0, SURE), teacher(1, SURE));
        Table few = new Made(6).add(Judge.BENIGN, 50).add(Made.SCAN, 3, 6, 0).make();

        agreed(self, crowd().make(), few);

        assertThat(self.taken()).containsEntry(Judge.BENIGN, 50).containsEntry(Made.SCAN, 3);
    }

    @Test
    void whoWasSureAndWrongIsNotTrusted_norWhoWasSeldomAsked() {
        SelfTraining wrong = new SelfTraining(
                LocalConfig.defaults(),
                teacher(0, SURE),
                Teacher.of(
                        Made.byColumn(0, SURE), new Made(9).add(Made.FLOOD, 200).make(), 0.95));
        SelfTraining seldom = new SelfTraining(
                LocalConfig.defaults(),
                teacher(0, SURE),
                Teacher.of(
                        Made.byColumn(0, SURE),
                        new Made(9).add(Judge.BENIGN, 19).make(),
                        0.95));

        assertThat(agreed(wrong, crowd().make(), known).rows()).isZero();
        assertThat(agreed(seldom, crowd().make(), known).rows()).isZero();
    }

    @Test
    void whatPeopleHaveLabelledIsNotLabelledByModels() {
        SelfTraining self = new SelfTraining(LocalConfig.defaults(), teacher(0, SURE), teacher(1, SURE));

        assertThat(agreed(self, known, known).rows()).isZero();
    }
}
