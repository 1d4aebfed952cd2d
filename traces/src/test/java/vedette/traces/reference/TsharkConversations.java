package vedette.traces.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The conversations of TCP and UDP that tshark counts. It rounds large numbers of bytes; those are unknown.
public final class TsharkConversations {

    private static final Pattern LINE = Pattern.compile(
            "(\\S+):(\\d+)\\s+<->\\s+(\\S+):(\\d+)\\s+(\\d+) ([\\d,]+) (\\w+)\\s+(\\d+) ([\\d,]+) (\\w+)\\s.*");

    private TsharkConversations() {}

    public static boolean isInstalled() {
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

    public static List<ReferenceFlow> read(Path capture) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "tshark", "-n", "-r", capture.toString(), "-q", "-z", "conv,udp", "-z", "conv,tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ReferenceFlow> flows = new ArrayList<>();
        int protocol = 6;
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.endsWith("Conversations")) {
                    protocol = line.startsWith("UDP") ? 17 : 6;
                }
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    flows.add(flow(matcher, protocol));
                }
            }
        }
        process.waitFor();
        return flows;
    }

    private static ReferenceFlow flow(Matcher matcher, int protocol) {
        return new ReferenceFlow(
                FiveTuple.of(
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3),
                        Integer.parseInt(matcher.group(4)),
                        protocol),
                volume(matcher, 8),
                volume(matcher, 5),
                Map.of());
    }

    private static Volume volume(Matcher matcher, int group) {
        boolean isExact = matcher.group(group + 2).equals("bytes");
        long bytes = isExact ? Long.parseLong(matcher.group(group + 1).replace(",", "")) : Volume.UNKNOWN;
        return new Volume(Long.parseLong(matcher.group(group)), bytes);
    }
}
