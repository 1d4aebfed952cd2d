package vedette.flow;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import vedette.capture.PacketBatch;
import vedette.common.Backlog;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;

/// Deals packets to shards on threads of their own, by the hash of their conversation.
public final class LaneDealer implements Dealer {

    private final ShardHash hash;
    private final Arena arena = Arena.ofShared();
    private final Lane[] lanes;
    private final List<Thread> threads = new ArrayList<>();
    private boolean isClosed;

    /// @param works one for each shard
    /// @param seed of the hash, the same as that of what the shards keep by it
    public LaneDealer(List<? extends ShardWork> works, long seed) {
        hash = new ShardHash(seed);
        lanes = works.stream().map(work -> new Lane(work, arena)).toArray(Lane[]::new);
        for (int i = 0; i < lanes.length; i++) {
            threads.add(Thread.ofPlatform().daemon().name("shard-" + i).start(lanes[i]));
        }
    }

    @Override
    public void deal(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
        lanes[hash.shardOf(packet, lanes.length)].add(packet, stopped, batch, i);
    }

    @Override
    public void endBatch() {
        // every lane has copied what it needs
    }

    @Override
    public void tick(long endNanos) {
        for (Lane lane : lanes) {
            lane.tick(endNanos);
        }
    }

    @Override
    public List<Backlog> backlogs() {
        List<Backlog> backlogs = new ArrayList<>();
        for (int i = 0; i < lanes.length; i++) {
            backlogs.add(lanes[i].backlog("shard-" + i));
        }
        return backlogs;
    }

    @Override
    public void flush() {
        for (Lane lane : lanes) {
            lane.flush();
        }
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        for (Lane lane : lanes) {
            lane.finish();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while shards finish", e);
        }
        arena.close();
        for (Lane lane : lanes) {
            if (lane.failure() != null) {
                throw new IllegalStateException("a shard has stopped", lane.failure());
            }
        }
    }
}
