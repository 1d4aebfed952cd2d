package vedette.app.models;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vedette.app.learn.ModelOptions;

/// Something that is done with the models that are kept.
@Command(mixinStandardHelpOptions = true)
abstract class ModelsAction implements Callable<Integer> {

    @Mixin
    final ModelOptions models = new ModelOptions();

    @Override
    public final Integer call() throws IOException {
        act();
        System.out.flush();
        return 0;
    }

    abstract void act() throws IOException;
}
