package vedette.learn.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.learn.read.name.Header;

/// The first packets of flows as features: a number for each packet and [Channel], 0 where a flow has no such packet.
///
/// They come of four lists of one length that rows of the schema `full` have. Owned by one thread.
final class FirstPackets {

    /// As many packets as are looked at.
    static final int COUNT = 16;

    private static final List<String> LISTS =
            List.of("sequence_direction", "sequence_payload", "sequence_gap", "sequence_flags");
    private static final int DIRECTION = 0;
    private static final int PAYLOAD = 1;
    private static final int GAP = 2;
    private static final int FLAGS = 3;
    private static final List<String> NAMES = new ArrayList<>();
    private static final Map<String, Integer> PLACES = new HashMap<>();

    static {
        for (Channel channel : Channel.values()) {
            for (int packet = 1; packet <= COUNT; packet++) {
                PLACES.put(channel.column + "_" + packet, NAMES.size());
                NAMES.add(channel.column + "_" + packet);
            }
        }
    }

    private final int[] fields;
    private final long[][] lists = new long[LISTS.size()][COUNT];
    private int length;

    /// What is told of a packet.
    private enum Channel {
        /// 1 forward, -1 backward.
        DIRECTION("sequence_direction", 0),
        /// Its length, negative if it went backward.
        PAYLOAD("sequence_payload", 0),
        /// After the packet before it, in microseconds.
        GAP("sequence_gap", 0),
        FIN("sequence_fin", 0x01),
        SYN("sequence_syn", 0x02),
        RST("sequence_rst", 0x04),
        PSH("sequence_psh", 0x08),
        ACK("sequence_ack", 0x10);

        private static final List<Channel> ALL = List.of(values());

        private final String column;
        private final int flag;

        Channel(String column, int flag) {
            this.column = column;
            this.flag = flag;
        }
    }

    private FirstPackets(int[] fields) {
        this.fields = fields;
    }

    /// Of the rows of a file that has the lists.
    static FirstPackets of(Header header) {
        return new FirstPackets(LISTS.stream().mapToInt(header::find).toArray());
    }

    /// Whether a file has the lists.
    static boolean areIn(Header header) {
        return header.has(LISTS.toArray(String[]::new));
    }

    /// What the lists are called that the features come of.
    static List<String> lists() {
        return LISTS;
    }

    /// What the features are called, channel by channel.
    static List<String> names() {
        return Collections.unmodifiableList(NAMES);
    }

    /// The place of a feature among [#names], or -1.
    static int place(String name) {
        return PLACES.getOrDefault(name, -1);
    }

    /// Takes the lists of a row.
    ///
    /// @return what is wrong with them; empty if nothing is
    String read(Fields from) throws IOException {
        for (int list = 0; list < fields.length; list++) {
            int found = from.list(fields[list], lists[list]);
            if (found < 0) {
                return "no list of numbers in " + LISTS.get(list);
            }
            length = list == DIRECTION ? found : length;
            if (found != length) {
                return "more or fewer packets in " + LISTS.get(list);
            }
        }
        length = Math.min(length, COUNT);
        return areLikely() ? "" : "first packets that cannot be";
    }

    private boolean areLikely() {
        for (int packet = 0; packet < length; packet++) {
            if (Math.abs(lists[DIRECTION][packet]) != 1
                    || lists[PAYLOAD][packet] < 0
                    || lists[GAP][packet] < 0
                    || lists[FLAGS][packet] < 0) {
                return false;
            }
        }
        return true;
    }

    /// The feature at this place of the row that was taken last.
    float value(int place) {
        int packet = place % COUNT;
        if (packet >= length) {
            return 0;
        }
        Channel channel = Channel.ALL.get(place / COUNT);
        return switch (channel) {
            case DIRECTION -> lists[DIRECTION][packet];
            case PAYLOAD -> lists[DIRECTION][packet] * lists[PAYLOAD][packet];
            case GAP -> lists[GAP][packet];
            case FIN, SYN, RST, PSH, ACK -> (lists[FLAGS][packet] & channel.flag) == 0 ? 0 : 1;
        };
    }
}
