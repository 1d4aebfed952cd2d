package vedette.store.ticks;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.flow.replay.TickBlock;
import vedette.flow.shard.FlowSink;

/// Plays ticks that were kept, as if they were seen now.
public final class TickReplay {

    private final Audience audience;
    private long ticks;
    private long flowsLeftOut;
    private int stretches;
    private int cut;

    /// Who is told what was.
    @FunctionalInterface
    public interface Audience {

        /// A stretch of ticks without a gap begins. The stretch before it is over.
        ///
        /// @param header of its first file
        /// @param state what detectors knew before it
        /// @return who is to be told of its ticks
        FlowSink begin(TickHeader header, DataInputStream state) throws IOException;
    }

    /// What was played.
    ///
    /// @param stretches of ticks without a gap
    /// @param flowsLeftOut rows of flows that were not kept with their ticks
    /// @param cut files that end in their middle
    public record Extent(long ticks, int stretches, long flowsLeftOut, int cut) {}

    private TickReplay(Audience audience) {
        this.audience = audience;
    }

    /// Plays all that these files have, in their order.
    public static Extent play(List<Path> files, Audience audience) throws IOException {
        TickReplay replay = new TickReplay(audience);
        replay.playAll(files);
        return new Extent(replay.ticks, replay.stretches, replay.flowsLeftOut, replay.cut);
    }

    private void playAll(List<Path> files) throws IOException {
        TickHeader before = null;
        FlowSink sink = null;
        TickBlock block = new TickBlock();
        for (Path path : files) {
            try (TickFile file = new TickFile(path)) {
                if (sink == null || before == null || !file.header().goesOnFrom(before)) {
                    sink = audience.begin(file.header(), file.state());
                    stretches++;
                }
                playFile(file, block, sink);
                before = file.isCut() ? null : file.header();
                cut += file.isCut() ? 1 : 0;
            }
        }
    }

    private void playFile(TickFile file, TickBlock block, FlowSink sink) throws IOException {
        @Nullable TickBlock next = file.next(block);
        while (next != null) {
            next.play(sink);
            ticks += next.size();
            flowsLeftOut += next.flowsLeftOut();
            next = file.next(block);
        }
    }
}
