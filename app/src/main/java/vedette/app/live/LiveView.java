package vedette.app.live;

import java.io.IOException;
import java.io.PrintStream;
import vedette.api.engine.CaptureSession;
import vedette.flow.shard.FlowSink;
import vedette.incident.IncidentSnapshot;

/// Who looks on while a network is watched, and how.
public interface LiveView {

    /// Refuses what cannot be meant, before anything begins.
    void check();

    /// Whether somebody sits there who may be shown a demo where nothing can be captured.
    boolean isForPeople();

    /// Whether it is said every few seconds how much comes.
    boolean hasRateLines();

    /// An incident is kept as it is now, and nobody wants it hidden. Told by the thread of the ticks.
    void saved(IncidentSnapshot incident);

    /// Where the summary of the run goes.
    PrintStream summary();

    /// Begins to show, before the first packet.
    Shown show(Scene scene) throws IOException;

    /// What is shown, until it is closed.
    interface Shown extends AutoCloseable {

        /// Is told what the shards tell, after everybody else.
        FlowSink sink();

        /// To be called several times a second.
        void look(CaptureSession session);

        /// Whether nobody looks on any more, so that the run may end.
        default boolean isUnwanted() {
            return false;
        }

        /// All was read; what was can still be looked at. Returns when the summary may be printed.
        default void over() {}

        /// The summary is printed. Returns when nobody looks on any more.
        default void stay() {}

        @Override
        void close() throws IOException;
    }
}
