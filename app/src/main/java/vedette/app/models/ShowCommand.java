package vedette.app.models;

import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vedette.app.text.NotClosing;
import vedette.learn.bundle.Bundle;
import vedette.learn.json.JsonTree;

/// Prints a passport.
@Command(name = "show", description = "Prints a model's passport.")
final class ShowCommand extends OneModelAction {

    @Option(names = "--json", description = "as JSON")
    private boolean isJson;

    ShowCommand() {}

    @Override
    void act() throws IOException {
        Bundle bundle = models.open(model);
        if (isJson) {
            JsonTree.write(bundle.passport(), new NotClosing(System.out));
        } else {
            System.out.println(Files.readString(bundle.folder().resolve(Bundle.PASSPORT_PAGE)));
        }
    }
}
