package vedette.app.dashboard;

import java.util.List;
import java.util.function.Supplier;
import vedette.web.metric.Measure;
import vedette.web.operate.Trouble;

/// How a run is, for any thread that asks.
///
/// @param measures it
/// @param troubles what is the matter with it, the worst first
public record RunState(Supplier<List<Measure>> measures, Supplier<List<Trouble.Told>> troubles) {}
