package vedette.detect.site;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.flow.activity.Count;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;

/// Whether both directions of the traffic are seen: of conversations over TCP that carry payload, some must do so both
/// ways. Fading counts; owned by one thread.
final class SightBook {

    private static final double FADING = 0.99;
    private static final double ENOUGH = 20;
    private static final double ONE_WAY = 0.9;

    private double oneSided;
    private double all;

    /// A host whose flows are never answered though it goes on sending payload is seen from one side.
    void learn(TickActivity activity) {
        oneSided *= FADING;
        all *= FADING;
        for (int i = 0; i < activity.hosts(Role.ACTOR); i++) {
            long out = activity.host(Role.ACTOR, i).count(Count.PAYLOAD_OUT);
            long acks = activity.host(Role.ACTOR, i).count(Count.PACKETS_OUT)
                    - activity.host(Role.ACTOR, i).count(Count.SYNS_OUT);
            boolean isTcp = activity.host(Role.ACTOR, i).count(Count.BEGUN_TCP) > 0;
            if (isTcp && out > 0 && acks > 0) {
                all++;
                if (activity.host(Role.ACTOR, i).count(Count.PACKETS_IN) == 0) {
                    oneSided++;
                }
            }
        }
    }

    boolean seesBothWays() {
        return all < ENOUGH || oneSided < ONE_WAY * all;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(oneSided);
        out.writeDouble(all);
    }

    void read(DataInput in) throws IOException {
        oneSided = in.readDouble();
        all = in.readDouble();
    }
}
