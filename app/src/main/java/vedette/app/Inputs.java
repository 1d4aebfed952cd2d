package vedette.app;

import java.util.ArrayList;
import java.util.List;
import vedette.capture.CaptureException;
import vedette.capture.LimitedSource;
import vedette.capture.PacketSource;
import vedette.capture.file.CaptureFiles;
import vedette.capture.live.FilteredSource;
import vedette.capture.live.LiveCapture;
import vedette.common.OddityCounters;

/// What the options name, opened.
///
/// @param names of what could be opened
/// @param problems one sentence for each file that could not, while others could
record Inputs(PacketSource source, List<String> names, List<String> problems) {

    static Inputs open(InputOptions options, OddityCounters oddities, MessageOptions messages) {
        String filter = options.filterExpression(FilterWords.get());
        Inputs inputs = options.interfaces.isEmpty()
                ? files(options, filter, oddities)
                : wires(options, filter, oddities);
        inputs.problems.forEach(messages::problem);
        return options.packets == Long.MAX_VALUE
                ? inputs
                : new Inputs(new LimitedSource(inputs.source, options.packets), inputs.names, inputs.problems);
    }

    private static Inputs wires(InputOptions options, String filter, OddityCounters oddities) {
        return new Inputs(
                LiveCapture.open(options.live(options.interfaces, filter), oddities, SystemClock.INSTANCE),
                options.interfaces,
                List.of());
    }

    private static Inputs files(InputOptions options, String filter, OddityCounters oddities) {
        if (options.files.size() == 1) {
            String name = options.files.getFirst();
            return new Inputs(
                    filtered(CaptureFiles.open(name, options.isFollowed, oddities), filter), List.of(name), List.of());
        }
        List<String> readable = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String name : options.files) {
            try {
                CaptureFiles.check(name);
                readable.add(name);
            } catch (CaptureException e) {
                problems.add(e.getMessage());
            }
        }
        if (readable.isEmpty()) {
            throw new CaptureException(String.join(System.lineSeparator() + "vedette: ", problems));
        }
        return new Inputs(filtered(CaptureFiles.openAll(readable, oddities), filter), readable, problems);
    }

    private static PacketSource filtered(PacketSource source, String filter) {
        return filter.isEmpty() ? source : new FilteredSource(source, filter);
    }
}
