package vedette.app.models;

import java.io.IOException;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vedette.app.keep.StoreOptions;
import vedette.app.people.AuthorOption;
import vedette.app.retrain.Retrainer;

/// Goes back to the model before.
@Command(
        name = "back",
        aliases = "rollback",
        description =
                "Puts the model to work that was before, for a purpose: the one that comes with Vedette, if none was")
final class BackCommand extends ModelsAction {

    @Parameters(
            paramLabel = "PURPOSE|KIND|NAME",
            description = "what `vedette models` shows under `for`, or the kind or name of the model to go back from")
    private String wanted = "";

    @Mixin
    private final AuthorOption author = new AuthorOption();

    BackCommand() {}

    @Override
    void act() throws IOException {
        Retrainer retrainer =
                new Retrainer(models.data(), StoreOptions.placeIn(models.data(), models.database()), "", _ -> {});
        System.out.println(
                retrainer.rollBack(wanted, author.name(), InstantSource.system().instant()));
    }
}
