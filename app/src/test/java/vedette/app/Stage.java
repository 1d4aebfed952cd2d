package vedette.app;

import java.util.List;
import java.util.Set;

/// One module of the product and the modules it may use.
record Stage(String name, Set<String> mayUse) {

    /// Every stage there is, in the order of the data. Think hard before adding an edge.
    static final List<Stage> ALL = List.of(
            new Stage("common", Set.of()),
            new Stage("capture", Set.of("common")),
            new Stage("decode", Set.of("common")),
            new Stage("flow", Set.of("common", "capture", "decode")),
            new Stage("feature", Set.of("common", "decode", "flow")),
            new Stage("learn", Set.of("common", "feature")),
            new Stage("deep", Set.of("learn")),
            new Stage("detect", Set.of("common", "decode", "flow", "feature", "learn")),
            new Stage("incident", Set.of("common", "detect")),
            new Stage("store", Set.of("common", "flow", "feature", "detect", "incident")),
            new Stage("notify", Set.of("common", "detect", "incident", "store")),
            new Stage("report", Set.of("common", "detect", "incident")),
            new Stage("web", Set.of("common", "detect", "incident", "store", "report")),
            new Stage(
                    "api",
                    Set.of("common", "capture", "decode", "flow", "feature", "learn", "detect", "incident", "store")),
            new Stage(
                    "app",
                    Set.of(
                            "common",
                            "capture",
                            "decode",
                            "flow",
                            "feature",
                            "learn",
                            "detect",
                            "incident",
                            "store",
                            "notify",
                            "report",
                            "web",
                            "api")));

    /// Modules beside the stages: they prove them, and nothing that ships uses them.
    static final List<String> PROOFS = List.of("testkit", "traces", "fuzz", "bench");

    @Override
    public String toString() {
        return name;
    }
}
