package vedette.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import vedette.common.Address;
import vedette.detect.Tick;
import vedette.detect.site.Site;
import vedette.feature.activity.ActivityRow;
import vedette.feature.activity.ActivitySchema;
import vedette.feature.activity.ActivityWindows;
import vedette.feature.activity.ActivityWindowsConfig;
import vedette.feature.activity.WindowLength;
import vedette.flow.activity.Home;
import vedette.learn.bundle.Bundle;

/// Models that judge hosts inside by all that they did in a minute, each ten seconds. Owned by one thread.
final class ActivityModels {

    /// Hosts each ten seconds, of either role; the rest is counted.
    private static final int MOST = 1_024;

    private final Home home;
    private final List<ModelAtWork> models = new ArrayList<>();

    /// Where each model's columns are in a row.
    private final List<int[]> places = new ArrayList<>();
    private final long siteSeed;
    private ActivityWindows windows;
    private final int width = ActivitySchema.HOST.size();
    private final float[] rows = new float[MOST * width];

    /// As the model at hand wants them.
    private final float[] picked = new float[MOST * width];

    private final Address[] hosts = new Address[MOST];
    private final int[] all = IntStream.range(0, MOST).toArray();
    private int count;
    private long lastNanos = Long.MIN_VALUE;
    private long judged;
    private long leftOut;

    /// @param siteSeed of the activity that ticks have
    ActivityModels(List<Bundle> bundles, long siteSeed, Home home) {
        this.siteSeed = siteSeed;
        this.home = home;
        put(bundles);
        windows = newWindows();
    }

    private ActivityWindows newWindows() {
        return ActivityWindows.ofHostsInside(ActivityWindowsConfig.defaults(), siteSeed, home, this::take);
    }

    /// Has others judge from now on.
    void put(List<Bundle> bundles) {
        models.clear();
        places.clear();
        for (Bundle bundle : bundles) {
            models.add(new ModelAtWork(bundle, "activity", MOST));
            places.add(bundle.manifest().columns().names().stream()
                    .mapToInt(ActivitySchema.HOST::indexOf)
                    .toArray());
        }
    }

    List<ModelAtWork> models() {
        return models;
    }

    private void take(ActivityRow row) {
        if (row.length() != WindowLength.ONE_MINUTE) {
            return;
        }
        if (count == MOST) {
            leftOut++;
            return;
        }
        row.copyTo(rows, count * width);
        hosts[count] = new Address(row.high(), row.low());
        count++;
    }

    void judge(Tick tick, Consumer<Alarm> alarms) {
        if (models.isEmpty() || tick.endNanos() <= lastNanos) {
            return; // at the end of a run the last tick is shown once more, with no activity in it
        }
        lastNanos = tick.endNanos();
        windows.onTick(tick.activity());
        for (int model = 0; model < models.size(); model++) {
            pick(places.get(model));
            models.get(model).drift().values(picked, count);
            models.get(model).judge(picked, all, count);
            take(models.get(model), tick.site(), alarms);
        }
        judged += count;
        count = 0;
    }

    private void pick(int[] columns) {
        int to = 0;
        for (int row = 0; row < count; row++) {
            for (int column : columns) {
                picked[to] = rows[row * width + column];
                to++;
            }
        }
    }

    private void take(ModelAtWork model, Site site, Consumer<Alarm> alarms) {
        for (int row = 0; row < count; row++) {
            Address host = site.entity(hosts[row]);
            if (model.stream().offerRow(host, model.score(row))) {
                double standing = model.stream().standing(host);
                alarms.accept(new Alarm(
                        model.stream(),
                        host,
                        host,
                        host,
                        0,
                        standing,
                        model.className(row),
                        model.reasons(row, picked, row, standing)));
            }
        }
    }

    /// Writes what hosts did lately.
    void write(DataOutput out) throws IOException {
        out.writeLong(lastNanos);
        windows.write(out);
    }

    /// Goes on from what was written.
    void read(DataInput in) throws IOException {
        lastNanos = in.readLong();
        windows = newWindows();
        windows.read(in);
    }

    /// How many rows were judged.
    long judged() {
        return judged;
    }

    /// How many were not, because there were too many at once.
    long leftOut() {
        return leftOut;
    }
}
