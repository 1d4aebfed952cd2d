package vedette.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vedette.common.Oddity;

/// The differences from tshark that are meant, read from `tshark-differences.csv`: an oddity, `fragment` or `*`,
/// a pattern for the file and packet number or `*`, and the reason.
final class TsharkDifferences {

    private record Rule(String oddity, Pattern packet) {}

    private final List<Rule> rules = new ArrayList<>();

    private TsharkDifferences() {}

    static TsharkDifferences load() throws IOException {
        TsharkDifferences differences = new TsharkDifferences();
        try (InputStream in = TsharkDifferences.class.getResourceAsStream("tshark-differences.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().skip(1).forEach(differences::add);
        }
        return differences;
    }

    boolean explain(DecodedPacket packet, Oddity oddity, String name) {
        return rules.stream()
                .anyMatch(rule -> has(packet, oddity, rule.oddity)
                        && rule.packet.matcher(name).matches());
    }

    private void add(String line) {
        String[] columns = line.split(",", 3);
        if (columns.length < 3 || columns[2].isBlank()) {
            throw new IllegalStateException("a difference without a reason: " + line);
        }
        rules.add(new Rule(columns[0], Pattern.compile(columns[1].equals("*") ? ".*" : columns[1])));
    }

    private static boolean has(DecodedPacket packet, Oddity oddity, String label) {
        if (label.equals("*") || oddity.label().equals(label) || (label.equals("fragment") && packet.isFragment())) {
            return true;
        }
        for (Oddity note : Oddity.values()) {
            if (note.compareTo(Oddity.UNSUPPORTED_LINK_TYPE) >= 0 && packet.hasNote(note)) {
                if (note.label().equals(label)) {
                    return true;
                }
            }
        }
        return false;
    }
}
