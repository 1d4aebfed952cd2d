package vedette.store.evidence;

import java.util.Map;

/// A capture file of an incident's packets, as the chain has it.
///
/// @param name of the file in the incident's folder
/// @param missing in words, what was wanted and is not in it; empty if nothing is missing
public record PacketFile(String name, String sha256, long bytes, long packets, long flows, String missing) {

    String content() {
        return new Lines()
                .add("file", name)
                .add("sha256", sha256)
                .add("bytes", bytes)
                .add("packets", packets)
                .add("flows", flows)
                .add("missing", missing)
                .toString();
    }

    /// @throws IllegalArgumentException if the content is of no such file
    static PacketFile of(String content) {
        Map<String, String> values = Lines.read(content);
        return new PacketFile(
                value(values, "file"),
                value(values, "sha256"),
                Long.parseLong(value(values, "bytes")),
                Long.parseLong(value(values, "packets")),
                Long.parseLong(value(values, "flows")),
                value(values, "missing"));
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a record of packets without " + name);
        }
        return value;
    }
}
