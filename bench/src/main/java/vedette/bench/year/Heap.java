package vedette.bench.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a Java process still needs once all garbage is collected.
///
/// @param log of its collector
record Heap(Path log) {

    private static final Pattern FULL = Pattern.compile("Pause Full \\(Diagnostic Command\\) [0-9]+M->([0-9]+)M");
    private static final int LEAST = 4;
    private static final int SLACK_MIB = 16;

    /// How the process is to be started.
    String option() {
        return "-Xlog:gc:file=" + log;
    }

    /// Has it collect garbage now.
    static void collect(long process) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home", "")).resolve("bin").resolve("jcmd");
        new ProcessBuilder(jcmd.toString(), Long.toString(process), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    void judge(Verdicts verdicts) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher full = FULL.matcher(line);
            if (full.find()) {
                sizes.add(Integer.parseInt(full.group(1)));
            }
        }
        String seen = sizes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        int middle = sizes.size() / 2;
        boolean isFlat = sizes.size() < LEAST || sizes.getLast() <= sizes.get(middle) + SLACK_MIB;
        verdicts.add(
                "the heap after a collection has at most " + SLACK_MIB + " MiB more at the end than in the middle",
                seen + " MiB",
                isFlat && !sizes.isEmpty());
    }
}
