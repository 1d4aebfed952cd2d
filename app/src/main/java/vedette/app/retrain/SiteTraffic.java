package vedette.app.retrain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.learn.judge.Judge;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

/// Traffic of the site that no incident was about, divided by time: what is older than all that was judged is taken for
/// benign and only judged by, the rest is what models may label themselves.
///
/// @param older null if there is none
/// @param unlabelled null if there is none
record SiteTraffic(@Nullable Table older, @Nullable Table unlabelled) {

    static final SiteTraffic NONE = new SiteTraffic(null, null);

    /// If less than this share is older than what was judged, the oldest third is taken.
    private static final double LEAST_OLDER = 0.05;

    private static final int PARTS = 3;

    /// Divides flows.
    ///
    /// @param flows in the order of time
    /// @param judgedMicros when the first thing was that was judged
    static SiteTraffic of(List<SeenFlow> flows, Columns columns, long judgedMicros) {
        int older = 0;
        while (older < flows.size() && flows.get(older).startMicros() < judgedMicros) {
            older++;
        }
        if (older < LEAST_OLDER * flows.size()) {
            older = flows.size() / PARTS;
        }
        return new SiteTraffic(
                table(flows.subList(0, older), columns, Judge.BENIGN),
                table(flows.subList(older, flows.size()), columns, ""));
    }

    /// A flow's host is who began it.
    static @Nullable Table table(List<SeenFlow> flows, Columns columns, String label) {
        if (flows.isEmpty()) {
            return null;
        }
        Table.Builder rows = new Table.Builder(columns, flows.size());
        Row row = new Row(columns.size());
        for (SeenFlow flow : flows) {
            flow.fill(row, label);
            rows.add(row, flow.source());
        }
        return rows.make();
    }
}
