package vedette.app.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vedette.app.door.DashboardFile;
import vedette.app.learn.AtWorkOptions;
import vedette.app.learn.KnownModels;
import vedette.app.text.Program;
import vedette.capture.system.LibPcap;
import vedette.learn.bundle.Bundle;
import vedette.learn.network.OnnxSession;
import vedette.report.text.Numbers;
import vedette.store.StorePlace;
import vedette.store.database.Damage;
import vedette.store.database.Database;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.store.keep.StoreInfo;

/// Finds out how a run is: by what it says of itself in its file, by whether its process is there, and by its store.
/// It asks nobody over a network, and whatever is broken is a reason, not a failure.
final class Asking {

    /// A run says something each second; on a busy machine it may be late.
    private static final Duration LATE = Duration.ofSeconds(15);

    private static final long LITTLE_DISK = 256L << 20;

    private final Path data;
    private final StorePlace place;
    private final Instant now;
    private final List<String> reasons = new ArrayList<>();

    /// @param data the folder of all that is kept
    /// @param place of the store in it
    Asking(Path data, StorePlace place, Instant now) {
        this.data = data;
        this.place = place;
        this.now = now;
    }

    /// All that can be found out, which takes a look through the databases.
    Status status() {
        Optional<String> closed = closed();
        if (closed.isPresent()) {
            return unseen(closed.get(), versions());
        }
        Optional<Beat> run = run();
        run.ifPresent(this::judge);
        boolean isOther = run.map(beat -> !beat.origin().version().equals(Program.version()))
                .orElse(false);
        return new Status(
                run,
                run.isPresent() ? dashboard() : "",
                models(run),
                isOther ? Optional.empty() : kept(run.isPresent()),
                versions(),
                isWorking(run),
                reasons,
                now);
    }

    /// What the run says of itself: one small file is read, and nothing that grows is opened.
    Status ofRun() {
        Optional<String> closed = closed();
        if (closed.isPresent()) {
            return unseen(closed.get(), ownVersion());
        }
        Optional<Beat> run = run();
        run.ifPresent(this::judge);
        return new Status(
                run,
                run.isPresent() ? dashboard() : "",
                List.of(),
                Optional.empty(),
                ownVersion(),
                isWorking(run),
                reasons,
                now);
    }

    private Status unseen(String why, Map<String, String> versions) {
        reasons.add(why);
        return new Status(Optional.empty(), "", List.of(), Optional.empty(), versions, false, reasons, now);
    }

    /// Where nothing is said any more, what was said last does not hold.
    private boolean isWorking(Optional<Beat> run) {
        return run.filter(beat -> !isSilent(beat))
                .filter(beat -> beat.troubles().stream().noneMatch(Beat.Trouble::isFailing))
                .isPresent();
    }

    private boolean isSilent(Beat run) {
        return Duration.between(run.written(), now).compareTo(LATE) > 0;
    }

    /// Why nothing can be seen in the folder; nothing if it can.
    private Optional<String> closed() {
        Path seen = data.toAbsolutePath().normalize();
        while (seen.getParent() != null && Files.notExists(seen)) {
            seen = seen.getParent();
        }
        if ((Files.isDirectory(seen) && !Files.isExecutable(seen)) || !Files.exists(seen)) {
            return Optional.of(data + " cannot be looked into, since it belongs to " + owner(seen)
                    + ": ask as that user, or name another --data-dir");
        }
        boolean isData = Files.isDirectory(data);
        return isData && !Files.isReadable(data)
                ? Optional.of(data + " cannot be read, since it belongs to " + owner(data) + ": ask as that user, by "
                        + "`sudo -u " + owner(data) + " vedette status`")
                : Optional.empty();
    }

    private static String owner(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException | UnsupportedOperationException _) {
            return "another user";
        }
    }

    private Optional<Beat> run() {
        Optional<Beat> said;
        try {
            said = new BeatFile(data).read();
        } catch (IOException e) {
            reasons.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        if (said.isEmpty()) {
            reasons.add("no run watches for " + data + ": `vedette run` begins one");
        } else if (!isThere(said.get())) {
            reasons.add("the run that began "
                    + Numbers.time(Duration.between(said.get().origin().since(), now))
                    + " ago ended without a word, since process "
                    + said.get().origin().pid()
                    + " is gone: it was killed, or the machine stopped; `vedette run` begins another");
            return Optional.empty();
        }
        return said;
    }

    /// Whether its process is there; another that has its number by now began at another time.
    private static boolean isThere(Beat beat) {
        Optional<ProcessHandle> process = ProcessHandle.of(beat.origin().pid());
        if (process.isEmpty() || !process.get().isAlive()) {
            return false;
        }
        Optional<Instant> began = process.get().info().startInstant();
        return beat.origin().begun() == 0
                || began.isEmpty()
                || began.get().toEpochMilli() == beat.origin().begun();
    }

    private void judge(Beat run) {
        if (isSilent(run)) {
            reasons.add("the run has not said anything for " + Numbers.time(Duration.between(run.written(), now))
                    + ": the machine is overloaded, the disk is full, or it hangs");
        }
        run.troubles().stream().map(Beat.Trouble::words).forEach(reasons::add);
    }

    private String dashboard() {
        try {
            return new DashboardFile(data).address().orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private List<Status.Model> models(Optional<Beat> run) {
        String words = run.map(beat -> beat.origin().models()).orElse("");
        if (!words.isEmpty()) {
            return List.of(new Status.Model(words, Optional.empty()));
        }
        try {
            return new KnownModels(new AtWorkOptions(), data)
                    .all().stream()
                            .filter(KnownModels.Known::isAtWork)
                            .map(known -> new Status.Model(known.name(), made(known)))
                            .toList();
        } catch (IOException | IllegalArgumentException e) {
            reasons.add("which models are at work cannot be told: " + e.getMessage());
            return List.of();
        }
    }

    private static Optional<Instant> made(KnownModels.Known known) {
        try {
            return known.isKept()
                    ? Optional.of(Files.getLastModifiedTime(known.folder().resolve(Bundle.PASSPORT))
                            .toInstant())
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// @param isRunning whether a run says itself whether there is room enough
    private Optional<Status.Kept> kept(boolean isRunning) {
        try {
            if (!place.exists()) {
                return Optional.empty();
            }
            for (Database database : List.of(place.incidents(), place.flows())) {
                Optional<String> damage = Damage.of(database);
                if (damage.isPresent()) {
                    reasons.add(database.name() + " is damaged (" + damage.get().strip()
                            + "): `vedette store restore` brings a backup back; the next run puts it aside");
                    return Optional.empty();
                }
            }
            StoreInfo info = StoreInfo.of(place);
            if (!isRunning && info.freeBytes() < LITTLE_DISK) {
                reasons.add("only " + Numbers.bytes(info.freeBytes()) + " are left on the disk of " + place.folder()
                        + ": `vedette store compact` lets go of what is old");
            }
            try (IncidentReader reader = new IncidentReader(place.incidents())) {
                return Optional.of(new Status.Kept(
                        place.folder().toString(),
                        info.incidents(),
                        info.hotFlows() + info.archivedFlows(),
                        info.bytes(),
                        info.freeBytes(),
                        reader.bySeverity(Triage.open()),
                        reader.list(Triage.all().by(Triage.Order.NEWEST), 1, 0).stream()
                                .findFirst()
                                .map(IncidentReader.Listed::incident)));
            }
        } catch (IOException | RuntimeException e) { // whatever is wrong with it, the rest can be said
            reasons.add("what is kept in " + place.folder() + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Map<String, String> ownVersion() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("vedette", Program.version());
        return versions;
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = ownVersion();
        versions.put("java", Runtime.version().toString());
        versions.put("libpcap", LibPcap.version().map(Asking::number).orElse("not installed"));
        try {
            versions.put("sqlite", Database.sqliteVersion());
        } catch (IOException e) {
            versions.put("sqlite", "unknown");
        }
        versions.put("onnxruntime", OnnxSession.runtimeVersion());
        return versions;
    }

    /// "libpcap version 1.10.4 (with TPACKET_V3)" is 1.10.4.
    private static String number(String said) {
        return said.replaceFirst("^libpcap version ", "").replaceFirst(" .*", "");
    }
}
