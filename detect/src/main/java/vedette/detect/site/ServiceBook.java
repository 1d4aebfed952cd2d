package vedette.detect.site;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.Http2Fact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;
import vedette.flow.fact.LineFact;
import vedette.flow.fact.LoginFact;
import vedette.flow.fact.SnmpFact;
import vedette.flow.fact.SshFact;
import vedette.flow.fact.TlsFact;

/// What hosts offer: which services answer, since when, and which protocol was heard there. Bounded; owned by one
/// thread.
public final class ServiceBook {

    private static final int SERVICES = 65_536;

    private final BoundedMap<Service, Known> known = new BoundedMap<>(SERVICES, Keys.SERVICE, Known.CODEC);

    void learn(Fact fact, long second) {
        Protocol protocol = switch (fact) {
            case DnsFact dns when dns.isResponse() && dns.ends().serverPort() == 53 -> Protocol.DNS;
            case HttpRequestFact _ -> Protocol.HTTP;
            case HttpResponseFact _ -> Protocol.HTTP;
            case Http2Fact http2 when http2.hasPreface() -> Protocol.HTTP;
            case TlsFact tls when tls.isFromServer() -> Protocol.TLS;
            case SshFact ssh when ssh.isFromServer() -> Protocol.SSH;
            case LineFact line when line.isFromServer() -> line.protocol();
            case LoginFact login -> login.protocol();
            case SnmpFact snmp when snmp.isResponse() -> Protocol.SNMP;
            default -> null;
        };
        if (protocol != null) {
            Ends ends = fact.ends();
            Service service = new Service(ends.server(), ends.serverPort(), ends.protocol());
            known.meet(service, second, () -> new Known(second)).protocol = protocol;
        }
    }

    void learn(TickActivity activity, long second) {
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            boolean isHeard = pair.count(Count.ANSWERED) > 0 && pair.count(Count.PAYLOAD_IN) > 0;
            if (isHeard && (pair.protocol() == IpProtocol.TCP || pair.protocol() == IpProtocol.UDP)) {
                Service service =
                        new Service(new Address(pair.victimHigh(), pair.victimLow()), pair.port(), pair.protocol());
                known.meet(service, second, () -> new Known(second));
            }
        }
    }

    /// The protocol heard there, or null if none was recognised.
    public @Nullable Protocol protocol(Service service) {
        Known found = known.find(service);
        return found == null ? null : found.protocol;
    }

    /// Since which second the service is known to answer with something; -1 if it is not.
    public long knownSince(Service service) {
        Known found = known.find(service);
        return found == null ? -1 : found.since;
    }

    void write(DataOutput out) throws IOException {
        known.write(out);
    }

    void read(DataInput in) throws IOException {
        known.read(in);
    }

    private static final class Known {

        static final Codec<Known> CODEC = new Codec<>() {
            @Override
            public void write(Known value, DataOutput out) throws IOException {
                out.writeLong(value.since);
                out.writeUTF(value.protocol == null ? "" : value.protocol.name());
            }

            @Override
            public Known read(DataInput in) throws IOException {
                Known known = new Known(in.readLong());
                String protocol = in.readUTF();
                known.protocol = protocol.isEmpty() ? null : Protocol.valueOf(protocol);
                return known;
            }
        };

        private final long since;
        private @Nullable Protocol protocol;

        Known(long since) {
            this.since = since;
        }
    }
}
