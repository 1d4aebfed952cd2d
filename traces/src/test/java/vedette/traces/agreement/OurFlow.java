package vedette.traces.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.common.IpText;
import vedette.traces.engine.Row;
import vedette.traces.reference.FiveTuple;
import vedette.traces.reference.Source;
import vedette.traces.reference.Volume;

/// One of our conversations, its parts put together.
///
/// @param last the row of its last part
record OurFlow(FiveTuple tuple, Row last, List<Row> parts) {

    private record Identity(FiveTuple tuple, long vlans, long tunnel, long start, long icmp) {}

    static List<OurFlow> of(List<Row> rows) {
        Map<Identity, List<Row>> conversations = new LinkedHashMap<>();
        for (Row row : rows) {
            Identity identity = new Identity(
                    tuple(row).ordered(),
                    row.number("outerVlan") * 10_000 + row.number("innerVlan"),
                    row.number("tunnelId"),
                    row.number("conversationStart"),
                    row.number("icmpType"));
            conversations.computeIfAbsent(identity, _ -> new ArrayList<>()).add(row);
        }
        return conversations.values().stream()
                .map(parts -> new OurFlow(tuple(parts.getLast()), parts.getLast(), parts))
                .toList();
    }

    private static FiveTuple tuple(Row row) {
        return FiveTuple.of(
                IpText.of(row.number("sourceHigh"), row.number("sourceLow")),
                (int) row.number("sourcePort"),
                IpText.of(row.number("destinationHigh"), row.number("destinationLow")),
                (int) row.number("destinationPort"),
                (int) row.number("protocol"));
    }

    Volume there(Source.Bytes bytes) {
        return volume("forward.", bytes);
    }

    Volume back(Source.Bytes bytes) {
        return volume("backward.", bytes);
    }

    private Volume volume(String direction, Source.Bytes bytes) {
        String counted = direction + (bytes == Source.Bytes.PAYLOAD ? "payloadBytes" : "ipBytes");
        return new Volume(sum(direction + "packets"), sum(counted));
    }

    private long sum(String name) {
        return parts.stream().mapToLong(row -> row.number(name)).sum();
    }

    long errors() {
        return last.number("icmpErrors");
    }
}
