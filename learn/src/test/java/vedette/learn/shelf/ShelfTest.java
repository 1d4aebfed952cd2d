package vedette.learn.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.learn.Tables;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Manifest;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.isolation.IsolationConfig;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

class ShelfTest {

    @TempDir
    private Path folder;

    private Shelf shelf = new Shelf(Path.of("."));

    @BeforeEach
    void begin() {
        shelf = new Shelf(folder.resolve("models"));
    }

    @Test
    void versionsFollowEachOther_andANameAloneIsTheLatest() throws IOException {
        put("usual", true);
        put("usual", true);

        assertThat(shelf.list()).extracting(Shelf.Reference::toString).containsExactly("usual:1", "usual:2");
        assertThat(shelf.find("usual")).isEqualTo(shelf.find("usual:2"));
        assertThatThrownBy(() -> shelf.find("usual:3")).hasMessageContaining("there are usual:1, usual:2");
    }

    @Test
    void oneModelIsAtWorkForEachPurpose_andTheOneBeforeIsKept() throws IOException {
        put("usual", true);
        put("usual", true);

        assertThat(shelf.use("usual:1", false)).isEqualTo("flow/anomaly");
        shelf.use("usual:2", false);
        assertThat(shelf.active()).containsEntry("flow/anomaly", new Shelf.Slot("usual:2", "usual:1"));
        assertThat(shelf.goBack("flow/anomaly")).isEqualTo("usual:1");
        assertThat(shelf.atWork("flow/anomaly")).isPresent();
        assertThatThrownBy(() -> shelf.goBack("flow/classifier")).hasMessageContaining("flow/anomaly");
    }

    @Test
    void whereNoneWasBefore_goingBackLeavesNone_andOnceMoreGoesForward() throws IOException {
        put("usual", true);
        shelf.use("usual:1", false);

        assertThat(shelf.goBack("flow/anomaly")).isEmpty();
        assertThat(shelf.atWork("flow/anomaly")).isEmpty();
        assertThat(shelf.goBack("flow/anomaly")).isEqualTo("usual:1");
        assertThat(shelf.atWork("flow/anomaly")).isPresent();
    }

    @Test
    void aPurposeIsFoundByItself_byAKindAndByAName() throws IOException {
        put("usual", true);
        shelf.use("usual:1", false);

        assertThat(shelf.slotOf("flow/anomaly")).isEqualTo("flow/anomaly");
        assertThat(shelf.slotOf("isolation-forest")).isEqualTo("flow/anomaly");
        assertThat(shelf.slotOf("usual")).isEqualTo("flow/anomaly");
        assertThatThrownBy(() -> shelf.slotOf("cnn"))
                .hasMessage("no model cnn was put to work: models were for [flow/anomaly]");
    }

    @Test
    void aModelThatFailedAGateIsPutToWorkByForceOnly() throws IOException {
        put("bad", false);

        assertThatThrownBy(() -> shelf.use("bad", false)).hasMessageContaining("failed a gate");
        assertThat(shelf.active()).isEmpty();
        shelf.use("bad", true);
        assertThat(shelf.active()).hasSize(1);
    }

    @Test
    void aModelAtWorkIsNotRemoved() throws IOException {
        put("usual", true);
        put("usual", true);
        shelf.use("usual:1", false);

        assertThatThrownBy(() -> shelf.remove("usual:1")).hasMessageContaining("at work");
        shelf.remove("usual:2");
        assertThat(shelf.list()).hasSize(1);
    }

    @Test
    void namesThatLeaveTheFolderAreRefused() {
        for (String name : List.of("../x", "a/b", "", "A", ".", "x:y")) {
            assertThatThrownBy(() -> shelf.next(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> shelf.find(name)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anEmptyShelfIsNoFailure() throws IOException {
        assertThat(shelf.list()).isEmpty();
        assertThat(shelf.active()).isEmpty();
        assertThatThrownBy(() -> shelf.find("usual")).hasMessageContaining("vedette train");
    }

    private void put(String name, boolean isGood) throws IOException {
        Table table = Tables.separable(60, 2, 3, 0.1, 1);
        Preparation preparation =
                Preparation.fit(Recipe.cleaned(), table, IntStream.range(0, 60).toArray());
        IsolationForest forest =
                IsolationForest.train(table, IsolationConfig.defaults().withTrees(5));
        Manifest manifest = new Manifest(
                name, ModelKind.ISOLATION_FOREST, "flow", table.columns(), List.of(), -1, 0.5f, "test", Map.of());
        Path place = shelf.next(name);
        Files.createDirectories(place.resolve(".."));
        Bundle.write(place, manifest, new Parts(preparation, forest, null, -1), Map.of("good", isGood), Map.of());
    }
}
