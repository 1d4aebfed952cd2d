package vedette.app.models;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Goes back to the model before.
@Command(name = "back", description = "Puts the model to work that was before, for a purpose.")
final class BackCommand extends ModelsAction {

    @Parameters(paramLabel = "PURPOSE", description = "what `vedette models` shows under `for`")
    private String slot = "";

    BackCommand() {}

    @Override
    void act() throws IOException {
        System.out.println(models.shelf().goBack(slot) + " is at work for " + slot + " again");
    }
}
