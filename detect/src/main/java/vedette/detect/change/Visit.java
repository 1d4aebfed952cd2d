package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;

/// The first seconds of one host's use of an administrative service of another.
final class Visit {

    static final Codec<Visit> CODEC = new Codec<>() {
        @Override
        public void write(Visit value, DataOutput out) throws IOException {
            out.writeLong(value.first);
            out.writeLong(value.begun);
            out.writeLong(value.bytes);
            out.writeInt(value.seconds);
            out.writeBoolean(value.isConversation);
            out.writeBoolean(value.isRefused);
        }

        @Override
        public Visit read(DataInput in) throws IOException {
            Visit visit = new Visit(in.readLong());
            visit.begun = in.readLong();
            visit.bytes = in.readLong();
            visit.seconds = in.readInt();
            visit.isConversation = in.readBoolean();
            visit.isRefused = in.readBoolean();
            return visit;
        }
    };

    /// Who begins more conversations than this in the first seconds is guessing or scanning.
    private static final int MOST_BEGUN = 2;

    /// A session that lasts: in seconds in which something was said, or in bytes.
    private static final int LASTING_SECONDS = 6;

    private static final long LASTING_BYTES = 12_000;

    private final long first;
    private long begun;
    private long bytes;
    private int seconds;
    private boolean isConversation;
    private boolean isRefused;

    Visit(long first) {
        this.first = first;
    }

    /// What a second brought.
    void add(PairActivity pair) {
        begun += pair.count(Count.BEGUN);
        long said = pair.count(Count.PAYLOAD_IN) + pair.count(Count.PAYLOAD_OUT);
        bytes += said;
        seconds += said > 0 ? 1 : 0;
        isConversation |= Administration.isConversation(pair);
    }

    void refuse() {
        isRefused = true;
    }

    void accept() {
        isRefused = false;
    }

    /// Whether it looks as if the host got in.
    ///
    /// @param isSuspected whether it may well be guessing, one try at each host
    boolean isEntry(boolean isSuspected) {
        boolean isLasting = seconds >= LASTING_SECONDS || bytes >= LASTING_BYTES;
        return isConversation && !isRefused && begun <= MOST_BEGUN && (isLasting || !isSuspected);
    }

    long first() {
        return first;
    }
}
