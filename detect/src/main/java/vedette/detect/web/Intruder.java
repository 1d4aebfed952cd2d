package vedette.detect.web;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;
import vedette.flow.fact.Ends;

/// One source's crafted requests.
final class Intruder {

    static final Codec<Intruder> CODEC = new Codec<>() {
        @Override
        public void write(Intruder value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Intruder read(DataInput in) throws IOException {
            return new Intruder(in);
        }
    };

    private static final int MOST_SERVICES = 16;
    private static final int MOST_TECHNIQUES = 16;
    private static final int MOST_SEEN = 64;

    /// Each further request adds this share of its score to what the surest one says.
    private static final double FURTHER = 0.1;

    /// Nothing for so long, in seconds, begins anew.
    private static final int FORGOTTEN = 3_600;

    private final TopCounts<Service> services = new TopCounts<>(MOST_SERVICES, Keys.SERVICE);
    private final TopCounts<String> techniques = new TopCounts<>(MOST_TECHNIQUES, Keys.TEXT);
    private final RecentHashes seen = new RecentHashes(MOST_SEEN);
    private Address client = Address.NONE;
    private double surest;
    private double further;
    private String example = "";
    private long requests;
    private long since;
    private long last;
    private boolean hasSucceeded;
    private boolean hasNews;

    Intruder() {}

    private Intruder(DataInput in) throws IOException {
        services.read(in);
        techniques.read(in);
        seen.read(in);
        client = Keys.ADDRESS.read(in);
        surest = in.readDouble();
        further = in.readDouble();
        example = in.readUTF();
        requests = in.readLong();
        since = in.readLong();
        last = in.readLong();
        hasSucceeded = in.readBoolean();
    }

    void take(Finding finding, Ends ends, long second) {
        if (requests == 0 || second - last > FORGOTTEN) {
            services.clear();
            techniques.clear();
            surest = 0;
            further = 0;
            requests = 0;
            hasSucceeded = false;
            since = second;
        }
        last = second;
        requests++;
        client = ends.client();
        services.add(new Service(ends.server(), ends.serverPort(), ends.protocol()), 1);
        techniques.add(finding.technique().label(), 1);
        boolean isNew = seen.isNew(RecentHashes.hash(finding.excerpt().hashCode()));
        if (finding.score() > surest) {
            surest = finding.score();
            example = finding.where() + ": " + finding.excerpt();
        } else if (isNew) {
            further = Math.min(1, further + FURTHER * finding.score());
        }
        hasNews = true;
    }

    void succeed() {
        hasNews |= !hasSucceeded;
        hasSucceeded = true;
    }

    double strength() {
        return Math.min(1, surest + further);
    }

    /// The address that asked last: not always the one that the source is known by.
    Address client() {
        return client;
    }

    /// What the surest one said.
    String example() {
        return example;
    }

    long requests() {
        return requests;
    }

    long since() {
        return since;
    }

    TopCounts<Service> services() {
        return services;
    }

    /// What was tried, the most frequent first.
    TopCounts<String> techniques() {
        return techniques;
    }

    boolean hasSucceeded() {
        return hasSucceeded;
    }

    /// Whether there is something new since it was last asked.
    boolean takeNews() {
        boolean had = hasNews;
        hasNews = false;
        return had;
    }

    private void write(DataOutput out) throws IOException {
        services.write(out);
        techniques.write(out);
        seen.write(out);
        Keys.ADDRESS.write(client, out);
        out.writeDouble(surest);
        out.writeDouble(further);
        out.writeUTF(example);
        out.writeLong(requests);
        out.writeLong(since);
        out.writeLong(last);
        out.writeBoolean(hasSucceeded);
    }
}
