package vedette.app.keep;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import vedette.app.text.Sizes;

/// Reads an amount of bytes that may be left out: what follows is taken for one only if it looks like one, as it may be
/// a file's name.
final class SizeConsumer implements IParameterConsumer {

    private static final long USUAL = 1L << 30;

    SizeConsumer() {}

    @Override
    public void consumeParameters(Stack<String> left, ArgSpec option, CommandSpec command) {
        boolean isGiven = !left.isEmpty() && Sizes.isSize(left.peek());
        option.setValue(isGiven ? Sizes.bytes(left.pop()) : USUAL);
    }
}
