package vedette.feature.label;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.decode.IpProtocol;
import vedette.feature.AddressSet;
import vedette.feature.label.LabelRule.Addresses;

/// Takes the lines of a label file apart.
///
/// @param places which column stands where
record LabelLine(String file, Map<String, Integer> places) {

    private static final List<String> NEEDED =
            List.of("start_epoch", "end_epoch", "src", "dst", "dport", "proto", "class");

    private static final String ADDRESSES = "an address, a network (10.0.0.0/8), a range (a-b), several with ; or *";
    private static final String PORTS = "a number from 0 to 65535, a range (a-b), several with ; or *";
    private static final String PROTOCOLS =
            "tcp, udp, icmp, sctp, igmp, gre, arp, a number from 0 to 255, several with ; or *";
    private static final String TIMES = "seconds since 1970, such as 1499083061.826651";

    private static final Map<String, int[]> PROTOCOL_NAMES = Map.of(
            "tcp", new int[] {IpProtocol.TCP},
            "udp", new int[] {IpProtocol.UDP},
            "icmp", new int[] {IpProtocol.ICMP, IpProtocol.ICMPV6},
            "icmpv6", new int[] {IpProtocol.ICMPV6},
            "icmp6", new int[] {IpProtocol.ICMPV6},
            "sctp", new int[] {IpProtocol.SCTP},
            "igmp", new int[] {IpProtocol.IGMP},
            "gre", new int[] {IpProtocol.GRE},
            "arp", new int[0]); // it runs without IP, so no flow is of it

    LabelLine {
        places = Map.copyOf(places);
    }

    static LabelLine head(String file, String line) throws IOException {
        Map<String, Integer> places = new HashMap<>();
        List<String> names = fields(line);
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i).strip(), i);
        }
        for (String name : NEEDED) {
            if (!places.containsKey(name)) {
                throw new IOException(file + ":1: there is no column " + name + ": a label file has at least "
                        + String.join(",", NEEDED));
            }
        }
        return new LabelLine(file, places);
    }

    LabelRule rule(int number, String line, AddressSet lab) throws IOException {
        Fields fields = new Fields(number, fields(line));
        long start = fields.time("start_epoch");
        long end = fields.time("end_epoch");
        if (end < start) {
            throw fields.failure("end_epoch", "a time not before start_epoch", null);
        }
        String name = fields.text("class");
        if (name.isEmpty()) {
            throw fields.failure("class", "a name", null);
        }
        return new LabelRule(
                number,
                start,
                end,
                fields.addresses("src", lab),
                fields.addresses("dst", lab),
                fields.numbers("sport", NumberSet.MAX_PORT, Map.of(), PORTS),
                fields.numbers("dport", NumberSet.MAX_PORT, Map.of(), PORTS),
                fields.numbers("proto", NumberSet.MAX_PROTOCOL, PROTOCOL_NAMES, PROTOCOLS),
                new FlowLabel(name, fields.text("tool"), fields.text("subtype")));
    }

    /// The values of one line.
    private final class Fields {

        private final int number;
        private final List<String> values;

        Fields(int number, List<String> values) {
            this.number = number;
            this.values = values;
        }

        String text(String column) {
            Integer place = places.get(column);
            return place == null || place >= values.size()
                    ? ""
                    : values.get(place).strip();
        }

        long time(String column) throws IOException {
            try {
                return new BigDecimal(text(column))
                        .movePointRight(6)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw failure(column, TIMES, e);
            }
        }

        Addresses addresses(String column, AddressSet lab) throws IOException {
            String text = text(column);
            try {
                return text.equals("*") ? new Addresses(lab, true) : new Addresses(AddressSet.parse(text), false);
            } catch (IllegalArgumentException e) {
                throw failure(column, ADDRESSES, e);
            }
        }

        NumberSet numbers(String column, int max, Map<String, int[]> names, String accepted) throws IOException {
            try {
                return NumberSet.parse(text(column).toLowerCase(Locale.ROOT), max, names);
            } catch (IllegalArgumentException e) {
                throw failure(column, accepted, e);
            }
        }

        IOException failure(String column, String accepted, @Nullable Throwable cause) {
            return new IOException(
                    file + ":" + number + ": " + column + " is '" + text(column) + "', must be " + accepted, cause);
        }
    }

    /// Values with commas between them, in quotes where they hold a comma or a quote.
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
