package vedette.app.live;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import vedette.api.engine.Findings;
import vedette.app.dashboard.RunDashboard;
import vedette.app.dashboard.RunRoom;
import vedette.app.dashboard.RunState;
import vedette.app.figures.Delays;
import vedette.app.figures.Target;
import vedette.app.learn.AtWorkOptions;
import vedette.app.text.Program;
import vedette.feature.AddressSet;
import vedette.flow.shard.FlowSink;
import vedette.store.StorePlace;
import vedette.web.live.LiveFeed;
import vedette.web.operate.NoticeRoom;

/// A run as those who look on may see it.
///
/// @param inputs the interfaces or files that are read
/// @param kind what they are
/// @param data the folder of all that is kept
/// @param place of the store in it
/// @param home the addresses that are inside
/// @param findings of the thread of the ticks
/// @param figures of minutes, to be kept
/// @param delays of incidents
/// @param models those at work
/// @param pinged what is asked for its latency
/// @param notices who else is told of incidents
/// @param state measures the run, and tells what is the matter with it
/// @param next is told what the shards tell, after who looks on
/// @param notes is told what people may want to know
/// @param problems is told what goes wrong
public record Scene(
        List<String> inputs,
        Kind kind,
        Path data,
        StorePlace place,
        AddressSet home,
        Findings findings,
        Target figures,
        Delays delays,
        AtWorkOptions models,
        List<String> pinged,
        NoticeRoom notices,
        RunState state,
        FlowSink next,
        Consumer<String> notes,
        Consumer<String> problems) {

    /// What is read.
    ///
    /// @param isLive whether the time of the traffic is the time of the clock
    /// @param isHere whether packets are captured by this machine
    /// @param isDemo whether this is the bundled capture
    public record Kind(boolean isLive, boolean isHere, boolean isDemo) {}

    public Scene {
        inputs = List.copyOf(inputs);
        pinged = List.copyOf(pinged);
    }

    /// What is watched, as those who look on are told.
    public RunRoom.Watched watched() {
        return new RunRoom.Watched(Program.version(), inputs, kind.isLive, kind.isHere, kind.isDemo);
    }

    /// Where what they are shown comes from.
    ///
    /// @param feed is told of incidents
    public RunDashboard.Kept kept(LiveFeed feed) {
        return new RunDashboard.Kept(
                data, place, feed, home, figures, delays, models, findings::latestMinute, pinged, notices, state);
    }
}
