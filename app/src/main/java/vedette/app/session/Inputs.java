package vedette.app.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureException;
import vedette.capture.LimitedSource;
import vedette.capture.PacketSource;
import vedette.capture.file.CaptureFiles;
import vedette.capture.filter.FilteredSource;
import vedette.capture.live.LiveCapture;
import vedette.capture.live.LiveConfig;
import vedette.capture.live.LiveSource;
import vedette.common.OddityCounters;

/// What the options name, opened.
///
/// @param sources one, or as many as the kernel shares the packets out to
/// @param names of what could be opened
/// @param problems one sentence for each file that could not, while others could
public record Inputs(List<Opened> sources, List<String> names, List<String> problems) {

    /// A source and what is odd in it, counted apart as each has a thread of its own.
    ///
    /// @param wire the same source as far as it is a live one, to ask how its interfaces are
    public record Opened(
            PacketSource source,
            OddityCounters oddities,
            @Nullable LiveSource wire) {}

    public static Inputs open(InputOptions options) {
        String filter = options.filterExpression(FilterWords.get());
        return options.interfaces.isEmpty() ? files(options, filter) : wires(options, filter);
    }

    private static Inputs wires(InputOptions options, String filter) {
        LiveConfig config = options.live(options.interfaces, filter);
        if (config.ring().fanout() == 1) {
            OddityCounters oddities = new OddityCounters();
            LiveSource live = LiveCapture.openSwitched(config, options.others, oddities, SystemClock.INSTANCE);
            return new Inputs(
                    List.of(limited(new Opened(live, oddities, live), options)), options.interfaces, List.of());
        }
        List<OddityCounters> oddities = new ArrayList<>();
        for (int i = 0; i < config.ring().fanout(); i++) {
            oddities.add(new OddityCounters());
        }
        List<LiveSource> live = LiveCapture.openAll(config, oddities, SystemClock.INSTANCE);
        List<Opened> sources = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            sources.add(limited(new Opened(live.get(i), oddities.get(i), live.get(i)), options));
        }
        return new Inputs(sources, options.interfaces, List.of());
    }

    private static Inputs files(InputOptions options, String filter) {
        OddityCounters oddities = new OddityCounters();
        List<String> readable = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        PacketSource source;
        if (options.files.size() == 1) {
            readable.addAll(options.files);
            source = CaptureFiles.open(options.files.getFirst(), options.isFollowed, oddities);
        } else {
            sort(options.files, readable, problems);
            source = CaptureFiles.openAll(readable, oddities);
        }
        PacketSource wanted = filter.isEmpty() ? source : new FilteredSource(source, filter);
        return new Inputs(List.of(limited(new Opened(wanted, oddities, null), options)), readable, problems);
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

    private static Opened limited(Opened opened, InputOptions options) {
        @Nullable Duration duration = options.duration;
        // On a wire the session's clock ends the run.
        long nanos = duration == null || !options.interfaces.isEmpty() ? Long.MAX_VALUE : duration.toNanos();
        if (options.packets == Long.MAX_VALUE && nanos == Long.MAX_VALUE) {
            return opened;
        }
        return new Opened(new LimitedSource(opened.source, options.packets, nanos), opened.oddities, opened.wire);
    }
}
