package vedette.learn.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vedette.learn.read.name.Dialect;
import vedette.learn.read.name.Header;
import vedette.learn.read.text.Hashing;
import vedette.learn.table.Recordings;

/// Which rows belong together, so that no division may part them.
///
/// The first that a file has of: our conversation's id; addresses, ports and protocol, whichever is first; the flow's
/// id; of rows of activity the recording and the host or actor. A file that has none of them is grouped by the values
/// themselves: rows that are alike in every feature stay together.
record Grouping(Kind kind, List<Integer> fields) {

    private static final int ENDS = 4;
    private static final int PARTS = 5;

    /// By what.
    enum Kind {
        CONVERSATION("conversation id"),
        ENDPOINTS("addresses, ports and protocol"),
        FLOW_ID("flow id"),
        HOST("recording and host"),
        VALUES("equal values: the file has neither addresses nor flow ids");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    static Grouping of(Header header, Dialect dialect) {
        if (dialect == Dialect.ACTIVITY) {
            int recording = header.find("recording");
            int address = header.find("address");
            return address < 0 ? byValues() : new Grouping(Kind.HOST, List.of(recording, address));
        }
        int conversation = header.find("conversation_id");
        if (conversation >= 0) {
            return new Grouping(Kind.CONVERSATION, List.of(conversation));
        }
        List<Integer> ends = List.of(
                header.find("Src IP", "Source IP", "srcaddr", "saddr", "sip"),
                header.find("Src Port", "Source Port", "sport"),
                header.find("Dst IP", "Destination IP", "Dest IP", "dstaddr", "daddr", "dip"),
                header.find("Dst Port", "Destination Port", "Dest Port", "dport"),
                header.find("Protocol", "Proto"));
        if (ends.subList(0, ENDS).stream().allMatch(field -> field >= 0)) {
            return new Grouping(Kind.ENDPOINTS, ends);
        }
        int flow = header.find("Flow ID");
        return flow < 0 ? byValues() : new Grouping(Kind.FLOW_ID, List.of(flow));
    }

    static Grouping byValues() {
        return new Grouping(Kind.VALUES, List.of());
    }

    long of(Fields row, float[] values) throws IOException {
        return switch (kind) {
            case CONVERSATION -> row.hash(fields.getFirst());
            case HOST -> ofHost(row);
            case ENDPOINTS -> ofEnds(row);
            case FLOW_ID -> ofFlowId(row.text(fields.getFirst()));
            case VALUES -> Hashing.of(values);
        };
    }

    private long ofEnds(Fields row) throws IOException {
        long one = Hashing.mix(row.hash(fields.get(0)), number(row, fields.get(1)));
        long other = Hashing.mix(row.hash(fields.get(2)), number(row, fields.get(3)));
        int protocol = fields.get(ENDS);
        return Hashing.mix(Hashing.either(one, other), protocol < 0 ? 0 : number(row, protocol));
    }

    /// Ports are numbers: some files have `443` and `443.0`.
    private static long number(Fields row, int field) throws IOException {
        return row.bits(field);
    }

    private long ofHost(Fields row) throws IOException {
        int recording = fields.getFirst();
        long hash = recording < 0 ? 0 : hash(Recordings.original(row.text(recording)));
        return Hashing.mix(hash, row.hash(fields.getLast()));
    }

    /// `source-destination-port-port-protocol`, in whichever direction; else the text as it is.
    private static long ofFlowId(String id) {
        String[] parts = id.split("-", -1);
        if (parts.length != PARTS) {
            return Hashing.mix(0, hash(id));
        }
        long one = Hashing.mix(hash(parts[0]), hash(parts[2]));
        long other = Hashing.mix(hash(parts[1]), hash(parts[3]));
        return Hashing.mix(Hashing.either(one, other), hash(parts[4]));
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Hashing.of(bytes, 0, bytes.length);
    }
}
