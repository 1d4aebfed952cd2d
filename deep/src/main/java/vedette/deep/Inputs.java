package vedette.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.learn.onnx.GraphBuilder;
import vedette.learn.onnx.OnnxAttribute;
import vedette.learn.table.Columns;

/// Which columns are features of a row, and which are of its first packets: those called `sequence_NAME_1` and so on,
/// a channel for each name.
final class Inputs {

    private static final Pattern OF_PACKET = Pattern.compile("(sequence_\\w+)_(\\d{1,3})");
    private static final int FEWEST_PACKETS = 4;

    private final int[] features;
    private final int[] packets; // channel by channel
    private final int channels;

    private Inputs(int[] features, int[] packets, int channels) {
        this.features = features;
        this.packets = packets;
        this.channels = channels;
    }

    static Inputs of(Columns columns) {
        Map<String, TreeMap<Integer, Integer>> byName = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            Matcher name = OF_PACKET.matcher(columns.name(column));
            if (name.matches()) {
                byName.computeIfAbsent(name.group(1), _ -> new TreeMap<>())
                        .put(Integer.parseInt(name.group(2)), column);
            }
        }
        List<Integer> packets = new ArrayList<>();
        byName.values().forEach(places -> packets.addAll(places.values()));
        boolean isEven =
                byName.values().stream().map(TreeMap::keySet).distinct().count() == 1;
        if (!isEven || packets.size() / byName.size() < FEWEST_PACKETS || packets.size() == columns.size()) {
            packets.clear();
            byName.clear();
        }
        List<Integer> features = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            if (!packets.contains(column)) {
                features.add(column);
            }
        }
        return new Inputs(array(features), array(packets), byName.size());
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    int features() {
        return features.length;
    }

    /// How many things are known of each packet; 0 if there are no packets.
    int channels() {
        return channels;
    }

    /// How many packets there are of each row.
    int packets() {
        return channels == 0 ? 0 : packets.length / channels;
    }

    /// The features as one channel, and the packets in theirs if there are any.
    NDList split(NDArray rows) {
        if (channels == 0) {
            return new NDList(rows.expandDims(1));
        }
        NDArray ofRow = columns(rows, features);
        NDArray ofPackets = columns(rows, packets);
        return new NDList(
                ofRow.expandDims(1), ofPackets.reshape(new Shape(rows.getShape().get(0), channels, packets())));
    }

    private static NDArray columns(NDArray rows, int[] which) {
        return rows.transpose().get(rows.getManager().create(which)).transpose();
    }

    /// The features as one channel.
    String features(GraphBuilder graph, String rows) {
        String some = channels == 0 ? rows : columns(graph, rows, features);
        return graph.add("Unsqueeze", some, graph.longs(new long[] {1}, 1));
    }

    /// The packets in their channels.
    String packets(GraphBuilder graph, String rows) {
        String shape = graph.longs(new long[] {0, channels, packets()}, 3);
        return graph.add("Reshape", columns(graph, rows, packets), shape);
    }

    private static String columns(GraphBuilder graph, String rows, int[] which) {
        long[] places = new long[which.length];
        for (int i = 0; i < which.length; i++) {
            places[i] = which[i];
        }
        return graph.add("Gather", List.of(rows, graph.longs(places, places.length)), OnnxAttribute.number("axis", 1));
    }
}
