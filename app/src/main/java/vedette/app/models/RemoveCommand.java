package vedette.app.models;

import java.io.IOException;
import picocli.CommandLine.Command;

/// Removes a model.
@Command(name = "remove", description = "Removes a model that is not at work.")
final class RemoveCommand extends OneModelAction {

    RemoveCommand() {}

    @Override
    void act() throws IOException {
        models.shelf().remove(model);
        System.out.println(model + " is removed");
    }
}
