package vedette.learn.network;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vedette.learn.Tables;
import vedette.learn.network.NetworkTask.Kind;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

class NetworkTaskTest {

    private final Table table = Tables.separable(20, 2, 5, 1, 1);

    @Test
    void whatCannotBeLearntIsRefused() {
        Table one = Tables.separable(20, 1, 5, 1, 1);
        Table other = Tables.separable(20, 2, 6, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkTask(Kind.CNN, one, one, Recipe.standard(), ""))
                .withMessage("there is nothing to tell apart: the classes are [a]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkTask(Kind.CNN, table, other, Recipe.standard(), ""))
                .withMessage("rows to train on and to choose by must be of one table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkTask(Kind.CNN, table, table, Recipe.standard(), "benign"))
                .withMessage("there is no class benign: there are [a, b]");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new NetworkTask(Kind.AUTOENCODER, table.choose(new int[] {0}), table, Recipe.standard(), ""));
    }

    @Test
    void withoutTheModuleItIsSaidHowToGetIt() {
        assertThatThrownBy(NetworkTrainer::find)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("run script/add-networks");
    }
}
