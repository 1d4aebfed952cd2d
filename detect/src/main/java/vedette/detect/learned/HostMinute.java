package vedette.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import vedette.common.Address;
import vedette.flow.activity.Count;
import vedette.flow.activity.Distinct;
import vedette.flow.activity.Home;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;
import vedette.learn.table.Columns;

/// What a host did in a minute, as a few numbers.
final class HostMinute {

    static final Columns COLUMNS = Columns.of(
            "packets", "bytes out", "bytes in", "conversations begun", "conversations answered", "failures", "peers");

    private static final int PACKETS = 0;
    private static final int BYTES_OUT = 1;
    private static final int BYTES_IN = 2;
    private static final int BEGUN = 3;
    private static final int ASKED = 4;
    private static final int FAILED = 5;
    private static final int PEERS = 6;

    private final double[] values = new double[COLUMNS.size()];

    /// Adds a second of traffic, to the hosts inside and to all of them together.
    ///
    /// @param most hosts; no others are begun
    /// @return how many found no room
    static int add(TickActivity tick, Home home, HostMinute whole, Map<Address, HostMinute> hosts, int most) {
        int leftOut = 0;
        for (Role role : Role.values()) {
            for (int i = 0; i < tick.hosts(role); i++) {
                HostActivity host = tick.host(role, i);
                if (!home.contains(host.high(), host.low())) {
                    continue;
                }
                Address address = new Address(host.high(), host.low());
                HostMinute minute = hosts.get(address);
                if (minute == null && hosts.size() < most) {
                    minute = new HostMinute();
                    hosts.put(address, minute);
                }
                if (minute == null) {
                    leftOut++;
                } else {
                    minute.add(host, role);
                }
                whole.add(host, role);
            }
        }
        return leftOut;
    }

    private void add(HostActivity host, Role role) {
        values[PACKETS] += host.count(Count.PACKETS_OUT) + host.count(Count.PACKETS_IN);
        values[BYTES_OUT] += host.count(Count.BYTES_OUT);
        values[BYTES_IN] += host.count(Count.BYTES_IN);
        values[role == Role.ACTOR ? BEGUN : ASKED] += host.count(Count.BEGUN);
        values[FAILED] += role == Role.ACTOR ? host.count(Count.FAILED) : 0;
        values[PEERS] = Math.max(values[PEERS], (double) host.distinct(Distinct.PEERS));
    }

    /// Whether it was rather asked than asking.
    boolean isServer() {
        return values[ASKED] > values[BEGUN];
    }

    double value(int column) {
        return values[column];
    }

    double[] values() {
        return values;
    }

    void clear() {
        Arrays.fill(values, 0);
    }

    void write(DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static HostMinute read(DataInput in) throws IOException {
        HostMinute minute = new HostMinute();
        for (int column = 0; column < minute.values.length; column++) {
            minute.values[column] = in.readDouble();
        }
        return minute;
    }
}
