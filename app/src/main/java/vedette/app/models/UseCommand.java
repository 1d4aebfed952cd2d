package vedette.app.models;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.people.AuthorOption;

/// Puts a model to work.
@Command(name = "use", description = "Puts a model to work, in the place of the one that was.")
final class UseCommand extends OneModelAction {

    @Option(names = "--force", description = "also if it failed a gate, or was never asked to pass any")
    private boolean isForced;

    @Mixin
    private final AuthorOption author = new AuthorOption();

    UseCommand() {}

    @Override
    void act() throws IOException {
        String slot = models.shelf().use(model, isForced);
        note(author, "use-model", slot, model + (isForced ? " (forced)" : ""));
        System.out.println(model + " is at work for " + slot);
    }
}
