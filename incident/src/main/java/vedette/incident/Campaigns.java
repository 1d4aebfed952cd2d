package vedette.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.detect.Kind.Subject;
import vedette.detect.site.Site;
import vedette.detect.state.Keys;

/// Which incidents belong together: those that one host does within a bounded time, and what a host does after somebody
/// got into it. Bounded; owned by one thread.
final class Campaigns {

    private static final int MOST = 4_096;

    /// More sources than this are a crowd, of which nobody in particular is meant.
    private static final int CROWD = 4;

    private final long linkNanos;
    private final LinkedHashMap<Address, Trace> traces = new LinkedHashMap<>();

    /// The campaign that a host was last met in.
    private record Trace(String campaign, long nanos) {}

    Campaigns(Duration link) {
        linkNanos = link.toNanos();
    }

    void link(Incident incident, Site site) {
        Set<Address> actors = actors(incident);
        for (Address actor : actors) {
            Trace trace = traces.get(actor);
            if (trace != null && incident.firstNanos() - trace.nanos <= linkNanos && isOwn(incident)) {
                incident.joins(trace.campaign);
                break;
            }
        }
        for (Address actor : actors) {
            leave(actor, incident);
        }
        if (incident.hasSucceeded()) {
            for (Address target : incident.targets()) {
                if (site.isInside(target)) {
                    leave(target, incident); // what it does from now on may be theirs
                }
            }
        }
    }

    private static boolean isOwn(Incident incident) {
        return incident.campaign().equals(incident.id());
    }

    private static Set<Address> actors(Incident incident) {
        Set<Address> actors = new TreeSet<>();
        if (incident.kind().subject() == Subject.SOURCE) {
            actors.add(incident.entity());
        } else if (incident.sourceCount() <= CROWD) {
            actors.addAll(incident.sources());
        }
        return actors;
    }

    private void leave(Address address, Incident incident) {
        traces.remove(address);
        traces.put(address, new Trace(incident.campaign(), incident.lastNanos()));
        if (traces.size() > MOST) {
            Map.Entry<Address, Trace> oldest = traces.firstEntry();
            traces.remove(oldest.getKey());
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(traces.size());
        for (Map.Entry<Address, Trace> entry : traces.entrySet()) {
            Keys.ADDRESS.write(entry.getKey(), out);
            out.writeUTF(entry.getValue().campaign());
            out.writeLong(entry.getValue().nanos());
        }
    }

    void read(DataInput in) throws IOException {
        traces.clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Address address = Keys.ADDRESS.read(in);
            traces.put(address, new Trace(in.readUTF(), in.readLong()));
        }
    }
}
