package vedette.feature.activity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.feature.label.FlowLabel;
import vedette.feature.label.RowTruth;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.ActivityPart;
import vedette.flow.activity.FlowChange;
import vedette.flow.activity.Home;
import vedette.flow.activity.ShardActivity;
import vedette.flow.activity.TickActivity;

/// Feeds windows with ticks of made-up flows and keeps the rows.
final class Traffic implements ActivityRowHandler {

    static final int TCP = 6;

    /// 2026-01-12T09:00:00Z, the beginning of a window of every length.
    static final long START_SECOND = 1_768_208_400L;

    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;
    private static final long NANOS = 1_000_000_000L;
    private static final long SEED = 7;

    /// What flows may be in truth, by their numbers.
    static final int FLOOD = 1;

    static final int SCAN = 2;

    private static final List<FlowLabel> LABELS =
            List.of(new FlowLabel("Flood", "hping3", ""), new FlowLabel("Scan", "nmap", ""));

    /// A row that was handed out, copied.
    record Row(
            EntityKind kind,
            WindowLength length,
            long startSecond,
            long low,
            long victimLow,
            int port,
            boolean isExact,
            long packets,
            String truth,
            List<Float> values) {

        float value(String feature) {
            return values.get(ActivitySchema.of(kind).indexOf(feature));
        }

        long endSecond() {
            return startSecond + length.seconds();
        }
    }

    final List<Row> rows = new ArrayList<>();
    ActivityWindows windows;
    private final FlowChange change = new FlowChange();
    private final List<ShardActivity> shards = new ArrayList<>();
    private final TickActivity tick;
    private int dealt;

    Traffic(ActivityWindowsConfig windowsConfig, int shardCount) {
        this(windowsConfig, ActivityConfig.defaults(), shardCount);
    }

    Traffic(ActivityWindowsConfig windowsConfig, ActivityConfig config, int shardCount) {
        windows = new ActivityWindows(windowsConfig, SEED, Home.PRIVATE, new RowTruth(LABELS), this);
        for (int i = 0; i < shardCount; i++) {
            shards.add(new ShardActivity(config, SEED, Home.PRIVATE));
        }
        tick = new TickActivity(config);
    }

    /// Has others go on from what the windows write.
    void handOver() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        windows.write(new DataOutputStream(written));
        windows = new ActivityWindows(ActivityWindowsConfig.defaults(), SEED, Home.PRIVATE, new RowTruth(LABELS), this);
        windows.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));
    }

    /// Follows only hosts inside from now on; to be called before the first tick.
    Traffic ofHostsInside() {
        windows = ActivityWindows.ofHostsInside(ActivityWindowsConfig.defaults(), SEED, Home.PRIVATE, this);
        return this;
    }

    static Traffic withDefaults() {
        return new Traffic(ActivityWindowsConfig.defaults(), 1);
    }

    static long ipv4(long address) {
        return IPV4_MAPPED | (address & 0xFFFF_FFFFL);
    }

    /// Begins a flow of so many packets of 100 bytes in the open tick.
    Traffic begin(long actor, long victim, int port, int packets) {
        return add(flow(actor, victim, port, packets).answered(true));
    }

    /// Begins one that is refused.
    Traffic fail(long actor, long victim, int port) {
        return add(flow(actor, victim, port, 1).failed(true).oneSided(true));
    }

    /// Begins one that a label is about.
    Traffic attack(long actor, long victim, int port, int packets, int label) {
        return add(flow(actor, victim, port, packets).label(label));
    }

    private FlowChange flow(long actor, long victim, int port, int packets) {
        change.clear().initiator(0, actor).responder(0, victim, port, TCP).begun(true);
        change.toResponder().traffic(packets, packets * 100L, packets * 60L);
        return change;
    }

    Traffic add(FlowChange made) {
        shards.get(dealt++ % shards.size()).add(made);
        return this;
    }

    /// Closes the tick that ends so many seconds after the start.
    Traffic tick(long second) {
        tick.begin((START_SECOND + second) * NANOS);
        for (int i = shards.size() - 1; i >= 0; i--) {
            ActivityPart part = shards.get(i).close();
            tick.add(part);
            part.release();
        }
        tick.seal();
        windows.onTick(tick);
        return this;
    }

    @Override
    public void onRow(ActivityRow row) {
        boolean isPair = row.kind() == EntityKind.PAIR;
        List<Float> values = new ArrayList<>();
        for (int i = 0; i < row.schema().size(); i++) {
            values.add(row.value(i));
        }
        rows.add(new Row(
                row.kind(),
                row.length(),
                row.startNanos() / NANOS - START_SECOND,
                row.low(),
                isPair ? row.victimLow() : 0,
                isPair ? row.port() : 0,
                row.isExact(),
                row.packets(),
                truthOf(row),
                values));
    }

    private static String truthOf(ActivityRow row) {
        RowTruth truth = row.truth();
        return truth == null ? "" : (truth.label() + " " + truth.packets() + " " + truth.tool()).strip();
    }

    List<Row> rows(EntityKind kind, WindowLength length) {
        return rows.stream()
                .filter(row -> row.kind() == kind && row.length() == length)
                .toList();
    }
}
