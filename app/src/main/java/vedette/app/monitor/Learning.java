package vedette.app.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.Findings;
import vedette.app.analyze.StateFile;
import vedette.capture.CaptureException;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;

/// Saves what detectors have learnt every five minutes of traffic, so that the next run goes on from there.
///
/// A snapshot is taken between two ticks and written by another thread with [#save].
public final class Learning {

    private static final long PERIOD_NANOS = 300_000_000_000L;

    private final StateFile file;
    private final Findings findings;
    private final AtomicReference<byte @Nullable []> unsaved = new AtomicReference<>();
    private long due = Long.MIN_VALUE;

    public Learning(StateFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /// Goes on from what an earlier run has left. What this program cannot go on from is put aside, and it begins anew.
    ///
    /// @param problems is told why
    public void restore(Consumer<String> problems) throws IOException {
        if (!file.exists()) {
            return;
        }
        try {
            file.restore(findings);
        } catch (CaptureException e) {
            Path aside = file.path().resolveSibling(file.path().getFileName() + ".old");
            Files.move(file.path(), aside, StandardCopyOption.REPLACE_EXISTING);
            problems.accept(String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage())
                    + ": what was learnt is kept as " + aside + ", and learning begins anew");
        }
    }

    /// To be told of each tick after the findings.
    public FlowSink sink() {
        return new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {
                // a row alone teaches nothing yet
            }

            @Override
            public void onTick(long endNanos) {
                if (due == Long.MIN_VALUE) {
                    due = endNanos + PERIOD_NANOS;
                } else if (endNanos >= due) {
                    due = endNanos + PERIOD_NANOS;
                    unsaved.set(StateFile.snapshot(findings));
                }
            }
        };
    }

    /// Writes the latest snapshot, if there is one.
    public void save() {
        byte[] snapshot = unsaved.getAndSet(null);
        if (snapshot != null) {
            file.keep(snapshot);
        }
    }

    /// Writes what was learnt by the end. To be called once the run has ended.
    public void saveLast() {
        file.keep(findings);
    }
}
