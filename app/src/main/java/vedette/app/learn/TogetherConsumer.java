package vedette.app.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Keeps the files that one mention of an option names together, and apart from those of the next.
final class TogetherConsumer implements IParameterConsumer {

    TogetherConsumer() {}

    @Override
    @SuppressWarnings("JdkObsolete") // a Stack is what picocli has
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
        List<Path> files = new ArrayList<>();
        while (!arguments.isEmpty() && !arguments.peek().startsWith("-")) {
            files.add(Path.of(arguments.pop()));
        }
        if (files.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "Missing required parameter for option '--data' (" + option.paramLabel() + ")");
        }
        List<List<Path>> given = new ArrayList<>(option.<List<List<Path>>>getValue());
        given.add(files);
        option.setValue(given);
    }
}
