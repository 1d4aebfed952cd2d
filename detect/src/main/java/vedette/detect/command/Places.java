package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.outside.Strangers;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;

/// The places outside without names that one host goes to: how many hosts, and how many services of theirs.
final class Places {

    static final Codec<Places> CODEC = new Codec<>() {
        @Override
        public void write(Places value, DataOutput out) throws IOException {
            Strangers.CODEC.write(value.hosts, out);
            value.services.write(out);
        }

        @Override
        public Places read(DataInput in) throws IOException {
            Places places = new Places(Strangers.CODEC.read(in));
            places.services.read(in);
            return places;
        }
    };

    private static final double HOUR = 3_600;

    private final Strangers hosts;
    private final FadingCount services = new FadingCount(HOUR);

    Places() {
        this(new Strangers());
    }

    private Places(Strangers hosts) {
        this.hosts = hosts;
    }

    /// Takes that the host goes to a service of this one.
    void meet(Address stranger, boolean isNewService, long second) {
        hosts.meet(stranger, second);
        if (isNewService) {
            services.add(second, 1);
        }
    }

    /// How many hosts there were lately.
    int hosts(long second) {
        return hosts.size(second);
    }

    /// How many services there were lately, at least one.
    double services(long second) {
        return Math.max(1, services.at(second));
    }
}
