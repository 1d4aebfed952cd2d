package vedette.detect.site;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.TlsFact;

/// What addresses are called by those who use them: the name that was looked up, asked for in TLS or in HTTP. Bounded;
/// owned by one thread.
public final class NameBook {

    private static final int NAMES = 16_384;

    private final BoundedMap<Address, String> names = new BoundedMap<>(NAMES, Keys.ADDRESS, Keys.TEXT);

    void learn(Fact fact, long second) {
        switch (fact) {
            case DnsFact dns
            when dns.isResponse() && !dns.address().equals(Address.NONE) -> learn(dns.address(), dns.name(), second);
            case TlsFact tls
            when !tls.serverName().isEmpty() -> learn(tls.ends().server(), tls.serverName(), second);
            case HttpRequestFact http
            when !http.host().isEmpty() -> learn(http.ends().server(), http.host(), second);
            default -> {}
        }
    }

    private void learn(Address address, String name, long second) {
        if (!name.equals(names.meet(address, second, () -> name))) {
            names.remove(address); // the latest name counts
            names.meet(address, second, () -> name);
        }
    }

    /// The latest name that somebody used for the address, or null.
    public @Nullable String of(Address address) {
        return names.find(address);
    }

    void write(DataOutput out) throws IOException {
        names.write(out);
    }

    void read(DataInput in) throws IOException {
        names.read(in);
    }
}
