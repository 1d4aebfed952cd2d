package vedette.bench.proof;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.common.IpText;
import vedette.learn.judge.Judge;
import vedette.learn.model.Model;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.read.name.LabelMap;
import vedette.learn.table.Recordings;

/// Hosts in windows of ten seconds of whole recordings: each with its row of activity and the flows that
/// touch it.
final class HostWindows {

    /// What hosts are: those that did, and those that it was done to.
    static final List<String> ROLES = List.of("actor", "victim");

    private static final long WINDOW = 10_000_000;
    private static final String ACTIVITY = "-activity.parquet";
    private static final String NO_PACKETS = "0";
    private static final int HALF = 8; // bytes of an IPv6 address

    private final List<Model> ofFlows;
    private final List<Model> ofActivity;
    private final LabelMap labels = LabelMap.known();
    private final List<HostWindow> windows = new ArrayList<>();
    private final Map<Key, HostWindow> byKey = new HashMap<>();

    /// @param window its number since 1970
    private record Key(String role, String address, long window) {}

    /// @param ofActivity as many as there are of flows
    HostWindows(List<Model> ofFlows, List<Model> ofActivity) {
        this.ofFlows = List.copyOf(ofFlows);
        this.ofActivity = List.copyOf(ofActivity);
    }

    /// Reads all test recordings of a folder, but for twins with merged packets.
    List<HostWindow> read(Path folder) throws IOException {
        List<String> recordings;
        try (Stream<Path> files = Files.list(folder)) {
            recordings = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("test-") && name.endsWith(ACTIVITY))
                    .map(name -> name.substring(0, name.length() - ACTIVITY.length()))
                    .filter(name -> Recordings.original(name).equals(name))
                    .sorted()
                    .toList();
        }
        for (String recording : recordings) {
            byKey.clear();
            for (String role : ROLES) {
                addActivity(recording, role, folder.resolve(recording + ACTIVITY));
            }
            addFlows(folder.resolve(recording + "-flow.parquet"));
        }
        return windows;
    }

    private void addActivity(String recording, String role, Path file) throws IOException {
        ReadOptions options = ReadOptions.defaults()
                .where("kind", role)
                .where("window_seconds", "10")
                .withColumns(ofActivity.getFirst().columns());
        try (DataFile rows = DataFiles.open(file, options)) {
            ScoredLines.of(rows, List.of("address", "packets"), ofActivity, (line, scores) -> {
                if (line.own().getLast().equals(NO_PACKETS)) {
                    return; // a flow was given up, and nothing happened
                }
                String host = recording + " " + line.own().getFirst();
                boolean isBenign = line.label().equals(Judge.BENIGN);
                HostWindow window = new HostWindow(
                        host,
                        isBenign ? "" : String.join(" ", host, role, line.label()),
                        labels.meaningOf(line.label()).family(),
                        scores);
                windows.add(window);
                byKey.put(new Key(role, line.own().getFirst(), line.micros() / WINDOW), window);
            });
        }
    }

    private void addFlows(Path file) throws IOException {
        ReadOptions options =
                ReadOptions.defaults().withColumns(ofFlows.getFirst().columns());
        try (DataFile rows = DataFiles.open(file, options)) {
            ScoredLines.of(rows, List.of("Src IP", "Dst IP", "Flow Duration"), ofFlows, (line, scores) -> {
                long last = line.micros() + Long.parseLong(line.own().getLast());
                for (int role = 0; role < ROLES.size(); role++) {
                    for (long window = line.micros() / WINDOW; window <= last / WINDOW; window++) {
                        HostWindow found = find(ROLES.get(role), line.own().get(role), window);
                        if (found != null) {
                            found.addFlow(scores);
                        }
                    }
                }
            });
        }
    }

    /// The window of a host, which outside of the own network stands for its half of the addresses of IPv6.
    private @Nullable HostWindow find(String role, String address, long window) {
        HostWindow exact = byKey.get(new Key(role, address, window));
        return exact != null || address.indexOf(':') < 0 ? exact : byKey.get(new Key(role, network(address), window));
    }

    private static String network(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        Arrays.fill(bytes, HALF, bytes.length, (byte) 0);
        return IpText.of(bytes);
    }
}
