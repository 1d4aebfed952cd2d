package vedette.traces.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.flow.ShardWork;
import vedette.flow.record.FlowEnd;
import vedette.flow.table.FlowConfig;
import vedette.traces.engine.Row;

/// The plain twin of the flow engine: one map, and every packet kept.
public final class PlainFlows implements ShardWork {

    private final FlowConfig config;
    private final Map<Key, Conversation> open = new HashMap<>();
    private final List<Map<String, Object>> pending = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final PlainTime time = new PlainTime();
    private long lastTick;
    private long packets;
    private long errors;
    private long copies;

    public PlainFlows(FlowConfig config) {
        this.config = config;
    }

    /// All rows put out so far.
    public List<Row> rows() {
        return rows;
    }

    /// IP packets that were read to their end.
    public long packets() {
        return packets;
    }

    /// Of those, errors that went to the conversation they are about.
    public long errors() {
        return errors;
    }

    /// Of those, packets left out because another interface had brought them.
    public long copies() {
        return copies;
    }

    @Override
    public void onPacket(DecodedPacket decoded, Oddity stopped, PacketBatch batch, int i) {
        long now = time.advance(batch.timestampNanos(i));
        if (stopped == Oddity.NONE && decoded.isIp()) {
            packets++;
            add(PacketCopier.copy(decoded, batch, i, now));
        }
    }

    private void add(PlainPacket packet) {
        PlainPacket shown = packet.quoted();
        PlainPacket ours = shown == null ? packet : shown;
        Key key = Key.of(ours);
        Conversation conversation = open.get(key);
        if (conversation != null && conversation.isOutside(packet, config.timeouts())) {
            end(key, conversation, conversation.endBySilence());
            conversation = null;
        }
        if (conversation != null && shown == null && conversation.isCopy(packet)) {
            copies++;
            return;
        }
        if (conversation != null && conversation.isReusedBy(ours)) {
            end(key, conversation, FlowEnd.REUSED);
            conversation = null;
        }
        if (conversation == null) {
            conversation = new Conversation(ours);
            open.put(key, conversation);
        }
        if (shown == null) {
            add(conversation, packet);
        } else {
            errors++;
            conversation.errors.add(packet);
            conversation.seen = packet.seen();
        }
    }

    private void add(Conversation conversation, PlainPacket packet) {
        boolean isPartOver = !conversation.partPackets().isEmpty()
                && conversation.timeOf(packet) - conversation.partStart()
                        > config.partLength().toNanos() / 1_000;
        if (isPartOver) {
            pending.add(RowOfPart.of(conversation, FlowEnd.PART, config));
            conversation.beginPart();
        }
        conversation.add(packet);
    }

    private void end(Key key, Conversation conversation, FlowEnd why) {
        pending.add(RowOfPart.of(conversation, why, config));
        open.remove(key);
    }

    @Override
    public void onBatchEnd() {
        // nothing is held back
    }

    @Override
    public void onTick(long endNanos) {
        lastTick = endNanos;
        long now = Math.floorDiv(endNanos, 1_000L) - 1; // the second's last microsecond
        for (Map.Entry<Key, Conversation> each : List.copyOf(open.entrySet())) {
            Conversation conversation = each.getValue();
            if (now - conversation.lastBelieved(now) > conversation.timeout(config.timeouts())) {
                end(each.getKey(), conversation, conversation.endBySilence());
            }
        }
        putOut();
    }

    @Override
    public void onEnd() {
        for (Map.Entry<Key, Conversation> each : List.copyOf(open.entrySet())) {
            end(each.getKey(), each.getValue(), each.getValue().isClosed() ? FlowEnd.CLOSED : FlowEnd.INPUT_ENDED);
        }
        putOut();
    }

    private void putOut() {
        pending.stream()
                .map(values -> new Row(lastTick, values))
                .sorted(Row.ORDER)
                .forEach(rows::add);
        pending.clear();
    }
}
