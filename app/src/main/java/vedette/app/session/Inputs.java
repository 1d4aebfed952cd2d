package vedette.app.session;

import java.util.ArrayList;
import java.util.List;
import vedette.api.engine.OpenedSource;
import vedette.api.engine.SystemClock;
import vedette.capture.CaptureException;
import vedette.capture.file.CaptureFiles;
import vedette.capture.live.LiveCapture;
import vedette.capture.live.LiveConfig;
import vedette.capture.live.LiveSource;
import vedette.common.OddityCounters;

/// What the options name, opened.
///
/// @param sources one, or as many as the kernel shares the packets out to
/// @param names of what could be opened
/// @param problems one sentence for each file that could not, while others could
public record Inputs(List<OpenedSource> sources, List<String> names, List<String> problems) {

    public static Inputs open(InputOptions options) {
        String filter = options.filterExpression(FilterWords.get());
        return options.interfaces.isEmpty() ? files(options, filter) : wires(options, filter);
    }

    private static Inputs wires(InputOptions options, String filter) {
        LiveConfig config = options.live(options.interfaces, filter);
        if (config.ring().fanout() == 1) {
            OpenedSource live = OpenedSource.live(config, options.others);
            return new Inputs(List.of(limited(live, options)), options.interfaces, List.of());
        }
        List<OddityCounters> oddities = new ArrayList<>();
        for (int i = 0; i < config.ring().fanout(); i++) {
            oddities.add(new OddityCounters());
        }
        List<LiveSource> live = LiveCapture.openAll(config, oddities, SystemClock.INSTANCE);
        List<OpenedSource> sources = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            sources.add(limited(new OpenedSource(live.get(i), oddities.get(i), live.get(i)), options));
        }
        return new Inputs(sources, options.interfaces, List.of());
    }

    private static Inputs files(InputOptions options, String filter) {
        List<String> readable = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (options.files.size() == 1) {
            readable.addAll(options.files);
        } else {
            sort(options.files, readable, problems);
        }
        OpenedSource source = OpenedSource.files(readable, options.isFollowed, filter);
        return new Inputs(List.of(limited(source, options)), readable, problems);
    }

    private static void sort(List<String> names, List<String> readable, List<String> problems) {
        for (String name : names) {
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
    }

    private static OpenedSource limited(OpenedSource opened, InputOptions options) {
        // On a wire the session's clock ends the run.
        return opened.limited(options.packets, options.interfaces.isEmpty() ? options.duration : null);
    }
}
