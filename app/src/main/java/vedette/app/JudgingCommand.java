package vedette.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vedette.app.learn.ChosenModel;
import vedette.app.learn.DataOptions;
import vedette.app.session.MessageOptions;
import vedette.learn.bundle.Bundle;

/// A command by which one model judges rows.
@Command(mixinStandardHelpOptions = true)
abstract class JudgingCommand implements Callable<Integer> {

    @Mixin
    final DataOptions data = new DataOptions();

    @Mixin
    final ChosenModel model = new ChosenModel();

    @Mixin
    final MessageOptions messages = new MessageOptions();

    /// The rows that captures are turned into are of the kind that the model knows.
    final void makeRowsFor(Bundle bundle) {
        String rows = bundle.manifest().rows();
        data.schema = rows.equals("full") ? "full" : data.schema;
        data.rows = rows.equals("activity") ? "activity" : data.rows;
    }
}
