package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import vedette.decode.Protocol;
import vedette.detect.Tick;
import vedette.detect.guessing.Attempt.Outcome;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.Ends;
import vedette.flow.fact.SnmpFact;

/// Makes attempts of SNMP's questions: the community is the password, and a wrong one is not answered. Each community
/// is an attempt at a host once; one that is answered is right from then on.
final class CommunityNames {

    private static final int KNOWN = 8_192;
    private static final int ENCRYPTED_VERSION = 3;

    private static final Codec<Boolean> TRUTH = new Codec<>() {
        @Override
        public void write(Boolean value, DataOutput out) throws IOException {
            out.writeBoolean(value);
        }

        @Override
        public Boolean read(DataInput in) throws IOException {
            return in.readBoolean();
        }
    };

    private final BoundedMap<Long, Boolean> tried = new BoundedMap<>(KNOWN, Keys.NUMBER, TRUTH);

    void read(Tick tick, Consumer<Attempt> out) {
        if (tick.site().seesBothWays()) {
            tick.facts()
                    .of(SnmpFact.class)
                    .filter(snmp -> snmp.version() < ENCRYPTED_VERSION)
                    .forEach(snmp -> read(tick, snmp, out));
        }
    }

    private void read(Tick tick, SnmpFact snmp, Consumer<Attempt> out) {
        Ends ends = snmp.ends();
        long community =
                RecentHashes.hash(snmp.community().hashCode(), snmp.community().length());
        long both = RecentHashes.hash(ends.server().high(), ends.server().low(), community);
        Boolean known = tried.find(both);
        if (known == null || (snmp.isResponse() && !known)) {
            tried.remove(both);
            tried.meet(both, tick.second(), snmp::isResponse);
            out.accept(new Attempt(
                    tick.site().entity(ends.client()),
                    ends,
                    Protocol.SNMP,
                    0,
                    community,
                    snmp.isResponse() ? Outcome.ACCEPTED : Outcome.REFUSED));
        }
    }

    void write(DataOutput out) throws IOException {
        tried.write(out);
    }

    void read(DataInput in) throws IOException {
        tried.read(in);
    }
}
