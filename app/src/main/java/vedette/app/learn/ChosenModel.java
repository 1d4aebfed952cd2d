package vedette.app.learn;

import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.learn.bundle.Bundle;

/// The model that a command asks about rows.
public final class ChosenModel {

    @Mixin
    private final ModelOptions models = new ModelOptions();

    @Option(
            names = "--model",
            paramLabel = "DIR|NAME",
            required = true,
            description = "the model: its folder, or one of `vedette models`")
    private String model = "";

    public ChosenModel() {}

    /// Opens it.
    public Bundle open() throws IOException {
        return models.open(model);
    }
}
