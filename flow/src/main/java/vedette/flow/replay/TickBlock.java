package vedette.flow.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.ActivityRows;
import vedette.flow.activity.TickActivity;
import vedette.flow.columns.IntRows;
import vedette.flow.columns.Varint;
import vedette.flow.fact.Fact;
import vedette.flow.record.FlowRows;
import vedette.flow.record.FlowView;
import vedette.flow.record.Layout;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;

/// Some ticks in a row as they were merged: all that detectors were told, so that they can be told again.
///
/// It is filled as a sink, written, read, and played to another sink, which is told what this one was. Of a tick with
/// very many rows of flows, the first are kept and the others counted. Owned by one thread.
public final class TickBlock implements FlowSink {

    /// Rows of flows that a tick can have here: those of one that has more would take all the room.
    public static final int MOST_FLOWS = 20_000;

    private static final int MOST_TICKS = 1 << 16;
    private static final int MOST_ROWS = 1 << 17;
    private static final int MOST_BYTES = 1 << 30;

    // the columns of a tick
    private static final int END = 0;
    private static final int FLOWS = 2;
    private static final int FLOWS_LEFT_OUT = 3;
    private static final int HAS_ACTIVITY = 4;
    private static final int FACTS = 5;
    private static final int FACTS_LEFT_OUT = 6;
    private static final int WIDTH = 8;
    private static final int NO_FACTS = -1;

    private final IntRows ticks = new IntRows(WIDTH);
    private final FlowRows flows = new FlowRows();
    private final ActivityRows activities = new ActivityRows();
    private final ByteArrayOutputStream facts = new ByteArrayOutputStream();
    private final DataOutputStream factsOut = new DataOutputStream(facts);
    private byte[] factsRead = new byte[0];
    private @Nullable TickActivity played;
    private int flowsOfTick;
    private int flowsLeftOut;
    private int factsOfTick = NO_FACTS;
    private long factsLeftOut;
    private boolean hasActivity;

    public TickBlock() {}

    /// What is kept looks like this; what was written with another shape cannot be read.
    public static String shape() {
        return "block 1;" + Layout.RECORD + "," + Layout.RECORD_WITH_SEQUENCE + ";" + ActivityRows.shape() + ";"
                + FactCodec.shape();
    }

    @Override
    public void onFlow(FlowView flow) {
        if (flowsOfTick == MOST_FLOWS) {
            flowsLeftOut++;
        } else {
            flows.add(flow);
            flowsOfTick++;
        }
    }

    @Override
    public void onActivity(TickActivity activity) {
        activities.add(activity);
        hasActivity = true;
    }

    @Override
    public void onFacts(TickFacts said) {
        factsOfTick = said.all().size();
        factsLeftOut = said.leftOut();
        try {
            for (Fact fact : said.all()) {
                FactCodec.write(fact, factsOut);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has none
        }
    }

    @Override
    public void onTick(long endNanos) {
        int at = ticks.add();
        ticks.putLong(at + END, endNanos);
        ticks.values()[at + FLOWS] = flowsOfTick;
        ticks.values()[at + FLOWS_LEFT_OUT] = flowsLeftOut;
        ticks.values()[at + HAS_ACTIVITY] = hasActivity ? 1 : 0;
        ticks.values()[at + FACTS] = factsOfTick;
        ticks.putLong(at + FACTS_LEFT_OUT, factsLeftOut);
        beginTick();
    }

    private void beginTick() {
        flowsOfTick = 0;
        flowsLeftOut = 0;
        factsOfTick = NO_FACTS;
        factsLeftOut = 0;
        hasActivity = false;
    }

    /// How many ticks are whole.
    public int size() {
        return ticks.size();
    }

    /// When a tick ends.
    public long endNanos(int tick) {
        return ticks.getLong(ticks.at(tick) + END);
    }

    /// How many rows of flows are missing.
    public long flowsLeftOut() {
        long sum = 0;
        for (int tick = 0; tick < ticks.size(); tick++) {
            sum += ticks.values()[ticks.at(tick) + FLOWS_LEFT_OUT];
        }
        return sum;
    }

    /// The bytes that it takes.
    public long bytes() {
        return ticks.bytes() + flows.bytes() + activities.bytes() + facts.size();
    }

    public void clear() {
        ticks.clear();
        flows.clear();
        activities.clear();
        facts.reset();
        beginTick();
    }

    public void write(DataOutput out) throws IOException {
        ticks.write(out);
        flows.write(out);
        activities.write(out);
        Varint.write(facts.size(), out);
        out.write(facts.toByteArray());
    }

    /// Reads what was written, in the place of what was here.
    public void read(DataInput in) throws IOException {
        clear();
        ticks.read(in, MOST_TICKS);
        flows.read(in, MOST_ROWS);
        activities.read(in);
        int length = Varint.read(in);
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("facts are said to take " + Integer.toUnsignedString(length) + " bytes");
        }
        factsRead = new byte[length];
        in.readFully(factsRead);
    }

    /// Tells the sink what this was told, from when it was read. Once for each reading.
    public void play(FlowSink sink) throws IOException {
        TickActivity activity = played == null ? new TickActivity(ActivityConfig.defaults()) : played;
        played = activity;
        DataInputStream factsIn = new DataInputStream(new ByteArrayInputStream(factsRead));
        int flow = 0;
        for (int tick = 0; tick < ticks.size(); tick++) {
            int at = ticks.at(tick);
            int lastFlow = flow + ticks.values()[at + FLOWS];
            for (; flow < lastFlow; flow++) {
                sink.onFlow(flows.show(flow));
            }
            if (ticks.values()[at + HAS_ACTIVITY] != 0) {
                activities.next(activity);
                sink.onActivity(activity);
            }
            if (ticks.values()[at + FACTS] != NO_FACTS) {
                sink.onFacts(facts(factsIn, ticks.values()[at + FACTS], ticks.getLong(at + FACTS_LEFT_OUT)));
            }
            sink.onTick(ticks.getLong(at + END));
        }
    }

    private static TickFacts facts(DataInputStream in, int count, long leftOut) throws IOException {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(FactCodec.read(in));
        }
        return TickFacts.of(facts, leftOut);
    }
}
