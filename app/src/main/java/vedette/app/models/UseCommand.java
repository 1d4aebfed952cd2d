package vedette.app.models;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Puts a model to work.
@Command(name = "use", description = "Puts a model to work, in the place of the one that was.")
final class UseCommand extends OneModelAction {

    @Option(names = "--force", description = "also if it failed a gate, or was never asked to pass any")
    private boolean isForced;

    UseCommand() {}

    @Override
    void act() throws IOException {
        System.out.println(model + " is at work for " + models.shelf().use(model, isForced));
    }
}
