package vedette.bench.year;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;

/// What can be said of a run once it has ended: of its summary, its log, its store and its reports.
///
/// @param out what it wrote to standard output
/// @param err and to standard error
record Afterwards(Changes changes, Path out, Path err) {

    private static final Pattern GONE = Pattern.compile("([0-9,]+) (flows|packets|incidents)(?=,|$)");
    private static final String LET_GO = "let go of what was old: ";
    private static final long HOUR_SECONDS = 3_600;
    private static final long KIB = 1_024;

    /// What the log says.
    ///
    /// @param files that it has
    /// @param bytes of all
    /// @param largest of one
    /// @param unreadable lines that are no object
    private record Log(int files, long bytes, long largest, List<String> messages, int unreadable) {

        private long count(String begin) {
            return messages.stream().filter(line -> line.startsWith(begin)).count();
        }

        /// Of all that was let go, this.
        private long gone(String what) {
            long gone = 0;
            for (String line : messages) {
                if (line.startsWith(LET_GO)) {
                    Matcher part = GONE.matcher(line.substring(LET_GO.length()));
                    while (part.find()) {
                        gone += part.group(2).equals(what) ? number(part.group(1)) : 0;
                    }
                }
            }
            return gone;
        }
    }

    void traffic(long written, long flows, long packets, Verdicts verdicts) throws IOException {
        String summary = Files.readString(out);
        long read = number(found("packets +([0-9,]+),", summary));
        verdicts.add("every packet was read", "%,d written, %,d read".formatted(written, read), read == written);
        verdicts.add(
                "none came late or was lost",
                "exact: " + found("exact +(.*)", summary),
                summary.contains("exact     yes"));
        Log log = log();
        long ended = number(found("flows +([0-9,]+) ended", summary));
        long goneFlows = log.gone("flows");
        verdicts.add(
                "flows that ended are kept, or were let go",
                "%,d ended, %,d kept, %,d let go".formatted(ended, flows, goneFlows),
                ended == flows + goneFlows && goneFlows > 0);
        long gonePackets = log.gone("packets");
        long ip = number(found("IPv4 ([0-9,]+)", summary)) + number(found("IPv6 ([0-9,]+)", summary));
        verdicts.add(
                "packets of conversations are on record, or were let go",
                "%,d of IP, %,d kept, %,d let go".formatted(ip, packets, gonePackets),
                gonePackets > 0 && packets + gonePackets == ip);
    }

    void log(long reloads, long faulty, Verdicts verdicts) throws IOException {
        Log log = log();
        verdicts.add(
                "each line of the log is an object",
                "%,d lines in %d files, %d unreadable".formatted(log.messages.size(), log.files, log.unreadable),
                log.unreadable == 0 && !log.messages.isEmpty());
        verdicts.add(
                "the log is in files of at most " + changes.logBytes() / KIB + " KiB",
                "%d files, %,d KiB, the largest %,d"
                        .formatted(log.files, log.bytes / KIB, (log.largest + KIB - 1) / KIB),
                log.largest <= changes.logBytes() && (log.files > 1) == (log.bytes > changes.logBytes()));
        verdicts.add(
                "each reload was obeyed, and each faulty one refused",
                "%d and %d asked for, %d and %d logged"
                        .formatted(
                                reloads,
                                faulty,
                                log.count("the configuration was read again"),
                                log.count("the configuration is faulty")),
                log.count("the configuration was read again") == reloads
                        && log.count("the configuration is faulty") == faulty);
        verdicts.add(
                "what is old was let go again and again",
                log.count(LET_GO) + " times, " + log.gone("incidents") + " incidents",
                log.count(LET_GO) > 2);
        verdicts.add(
                "the log ends with the run",
                log.messages.isEmpty() ? "" : log.messages.getLast(),
                !log.messages.isEmpty() && log.messages.getLast().equals("vedette ends"));
        List<String> odd = Files.readAllLines(err).stream()
                .filter(line -> !line.contains("notifications to ")) // as they should
                .filter(line -> line.contains("Exception") || line.contains("not kept") || line.contains("cannot be"))
                .toList();
        verdicts.add("nothing was said to go wrong", odd.isEmpty() ? "nothing" : odd.getFirst(), odd.isEmpty());
    }

    /// The log, oldest first.
    private Log log() throws IOException {
        List<Path> files = files(changes.log());
        List<String> messages = new ArrayList<>();
        int unreadable = 0;
        long bytes = 0;
        long largest = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            largest = Math.max(largest, Files.size(file));
            for (String line : Files.readAllLines(file)) {
                try {
                    messages.add(JsonLine.text(line, "message"));
                } catch (JacksonException _) {
                    unreadable++;
                }
            }
        }
        return new Log(files.size(), bytes, largest, messages, unreadable);
    }

    /// A file and those that were put aside, the oldest first.
    private static List<Path> files(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        String name = String.valueOf(file.getFileName());
        Pattern aside = Pattern.compile(Pattern.quote(name) + "\\.[0-9]+");
        List<Path> all = new ArrayList<>();
        try (Stream<Path> some = Files.list(folder)) {
            some.filter(other ->
                            aside.matcher(String.valueOf(other.getFileName())).matches())
                    .sorted((one, other) -> Integer.compare(ending(other), ending(one)))
                    .forEach(all::add);
        }
        if (Files.exists(file)) {
            all.add(file);
        }
        return all;
    }

    private static int ending(Path file) {
        String name = file.toString();
        return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
    }

    /// What was written to the file of EVE.
    Told eve() throws IOException {
        Told told = new Told();
        for (Path file : files(changes.eve())) {
            for (String line : Files.readAllLines(file)) {
                told.add(JsonLine.text(line, "delivery"));
            }
        }
        return told;
    }

    int eveFiles() throws IOException {
        return files(changes.eve()).size();
    }

    /// Whether a receiver was told of all that is kept, and of nothing that never was.
    ///
    /// @param mostTwice as many messages may come again
    void told(String receiver, Told told, long mostTwice, Verdicts verdicts) throws IOException {
        Set<String> kept = new TreeSet<>();
        Set<String> loud = new TreeSet<>();
        try (IncidentReader reader = new IncidentReader(place().incidents())) {
            for (StoredIncident one : reader.find(IncidentFilter.all())) {
                kept.add(one.incident().id());
                if (!one.incident().isBelowTheLine()) {
                    loud.add(one.incident().id());
                }
            }
        }
        Set<String> known = told.incidents();
        long missing = loud.stream().filter(id -> !known.contains(id)).count();
        long gone = known.stream().filter(id -> !kept.contains(id)).count();
        long letGo = log().gone("incidents");
        verdicts.add(
                receiver + " was told of every incident",
                "%,d messages of %,d incidents; %,d kept, %,d of them not told; %,d told are gone, %,d were let go"
                        .formatted(told.messages(), known.size(), loud.size(), missing, gone, letGo),
                missing == 0 && gone <= letGo && !loud.isEmpty());
        verdicts.add(
                receiver + " was told in order, and no more than " + mostTwice + " twice",
                told.outOfOrder() + " out of order, " + told.twice() + " twice",
                told.outOfOrder() == 0 && told.twice() <= mostTwice);
    }

    /// Whether there is a report of each day that was over.
    void reports(Instant begin, Instant end, Verdicts verdicts) throws IOException {
        LocalDate last = LocalDate.ofInstant(end.minusSeconds(HOUR_SECONDS), ZoneOffset.UTC);
        List<LocalDate> days =
                LocalDate.ofInstant(begin, ZoneOffset.UTC).datesUntil(last).toList();
        List<LocalDate> missing = new ArrayList<>();
        for (LocalDate day : days) {
            Path report = changes.data().resolve("reports").resolve("security-" + day + ".pdf");
            if (!isPdf(report)) {
                missing.add(day);
            }
        }
        verdicts.add(
                "each day that was over has its report",
                days.size() + " days"
                        + (missing.isEmpty()
                                ? ""
                                : ", none of "
                                        + missing.stream()
                                                .map(LocalDate::toString)
                                                .collect(Collectors.joining(", "))),
                missing.isEmpty());
    }

    private static boolean isPdf(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return text.startsWith("%PDF-") && text.stripTrailing().endsWith("%%EOF");
    }

    StorePlace place() {
        return StorePlace.in(changes.data().resolve("store"));
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? found.group(1) : "0";
    }

    private static long number(String text) {
        return Long.parseLong(text.toLowerCase(Locale.ROOT).replace(",", ""));
    }
}
