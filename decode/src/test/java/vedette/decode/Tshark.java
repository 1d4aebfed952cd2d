package vedette.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What tshark reads of a capture file, reduced to what [Decoder] reads. It is told to know no other protocols and to
/// put nothing together again, so that both look at the same bytes.
final class Tshark {

    private static final Set<String> PROTOCOLS = Set.of(
            ("eth ethertype vlan ieee8021ad mpls pwethheuristic pwethcw pwethnocw ppp pppoe pppoes llc sll raw null"
                            + " chdlc ip ipv6 ipv6.hopopts ipv6.routing ipv6.dstopts ipv6.fraghdr ah tcp udp sctp icmp"
                            + " icmpv6 gre vxlan geneve gtp teredo erspan erspan-marker arp nflog frame")
                    .split(" ", -1));

    private static final List<String> FIELDS = List.of(
            "frame.protocols",
            "ip.src",
            "ip.dst",
            "ip.proto",
            "ipv6.src",
            "ipv6.dst",
            "tcp.srcport",
            "tcp.dstport",
            "tcp.flags",
            "tcp.seq_raw",
            "tcp.len",
            "udp.srcport",
            "udp.dstport",
            "udp.length",
            "sctp.srcport",
            "sctp.dstport",
            "icmp.type",
            "icmp.code",
            "icmpv6.type",
            "icmpv6.code");

    private static final List<String> OPTIONS = List.of(
            "tcp.relative_sequence_numbers:FALSE",
            "tcp.desegment_tcp_streams:FALSE",
            "tcp.analyze_sequence_numbers:FALSE",
            "ip.defragment:FALSE",
            "ipv6.defragment:FALSE",
            "ip.tso_support:TRUE");

    private static final String MISSING = "-1";

    private final Path configuration;

    private Tshark(Path configuration) {
        this.configuration = configuration;
    }

    /// A tshark that knows the protocols we read, and no others.
    static Tshark configuredIn(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("tshark", "-G", "protocols")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> disabled = reader.lines()
                    .map(line -> line.split("\t", -1)[2])
                    .filter(name -> !PROTOCOLS.contains(name))
                    .toList();
            Files.write(folder.resolve("disabled_protos"), disabled);
        }
        process.waitFor();
        return new Tshark(folder);
    }

    static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("tshark", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One line for each packet of the file.
    List<String> read(Path file) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(file)).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("WIRESHARK_CONFIG_DIR", configuration.toString());
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(new Row(line).summary());
            }
        }
        process.waitFor();
        return lines;
    }

    private static List<String> command(Path file) {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-T", "fields"));
        command.addAll(List.of("-E", "occurrence=a", "-E", "aggregator=,", "-E", "separator=/t"));
        for (String option : OPTIONS) {
            command.addAll(List.of("-o", option));
        }
        for (String field : FIELDS) {
            command.addAll(List.of("-e", field));
        }
        return command;
    }

    /// The fields of one packet; each may be there several times, once for each header of its protocol.
    private static final class Row {

        private final String[] columns;
        private List<String> layers;

        Row(String line) {
            columns = Arrays.copyOf(line.split("\t", -1), FIELDS.size());
            List<String> all = List.of(columns[0].split(":", -1));
            int error = all.indexOf("icmp") >= 0 ? all.indexOf("icmp") : all.indexOf("icmpv6");
            layers = error >= 0 ? all.subList(0, error + 1) : all; // an error's quote is no part of the packet
        }

        /// The innermost conversation, in the words of [DecodeSummary].
        String summary() {
            int last = Math.max(layers.lastIndexOf("ip"), layers.lastIndexOf("ipv6"));
            if (layers.lastIndexOf("arp") > last) {
                return "arp";
            }
            if (last < 0) {
                return "none";
            }
            String layer = layers.get(last);
            String source = field(layer + ".src", layer);
            String destination = field(layer + ".dst", layer);
            if (destination.equals(MISSING)) {
                layers = layers.subList(0, last); // the packet ends before the addresses
                return summary();
            }
            return DecodeSummary.address(source) + " > " + DecodeSummary.address(destination) + " "
                    + transport(layers.subList(last + 1, layers.size()));
        }

        private String transport(List<String> above) {
            if (above.contains("tcp")) {
                return "tcp " + field("tcp.srcport", "tcp") + " " + field("tcp.dstport", "tcp") + " flags "
                        + (Integer.decode(field("tcp.flags", "tcp")) & 0x1FF) + " seq " + field("tcp.seq_raw", "tcp")
                        + " length "
                        + field("tcp.len", "tcp");
            }
            if (above.contains("udp")) {
                return "udp " + field("udp.srcport", "udp") + " " + field("udp.dstport", "udp") + " length "
                        + (Integer.parseInt(field("udp.length", "udp")) - 8);
            }
            if (above.contains("sctp")) {
                return "sctp " + field("sctp.srcport", "sctp") + " " + field("sctp.dstport", "sctp");
            }
            if (above.contains("icmp")) {
                return "icmp " + field("icmp.type", "icmp") + " " + field("icmp.code", "icmp");
            }
            if (above.contains("icmpv6")) {
                return "icmp " + field("icmpv6.type", "icmpv6") + " " + field("icmpv6.code", "icmpv6");
            }
            return "other";
        }

        private String field(String name, String layer) {
            String[] values = columns[FIELDS.indexOf(name)].split(",", -1);
            int place = (int) layers.stream().filter(layer::equals).count() - 1;
            String value = place < values.length ? values[place] : "";
            return value.isEmpty() ? MISSING : value;
        }
    }
}
