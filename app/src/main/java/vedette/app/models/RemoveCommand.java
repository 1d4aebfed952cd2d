package vedette.app.models;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vedette.app.people.AuthorOption;

/// Removes a model.
@Command(name = "remove", description = "Removes a model that is not at work.")
final class RemoveCommand extends OneModelAction {

    @Mixin
    private final AuthorOption author = new AuthorOption();

    RemoveCommand() {}

    @Override
    void act() throws IOException {
        models.shelf().remove(model);
        note(author, "remove-model", model, "");
        System.out.println(model + " is removed");
    }
}
