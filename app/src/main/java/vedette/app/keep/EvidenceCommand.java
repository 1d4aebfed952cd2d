package vedette.app.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.app.analyze.IncidentText;
import vedette.app.text.Times;
import vedette.store.StorePlace;
import vedette.store.evidence.EvidenceCheck;
import vedette.store.evidence.EvidenceReader;
import vedette.store.evidence.EvidenceRecord;
import vedette.store.evidence.PacketFile;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;

/// Hands out the evidence of incidents.
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = {
            "Says what evidence there is of an incident, or copies it into a folder: its packets as a capture file, its"
                    + " flows, what it was and why, what to do, and hashes of all that.",
            "`list` says of which incidents there is evidence, `verify` whether it is as it was."
        },
        footer = {
            "",
            "Examples:",
            "  vedette evidence list",
            "  vedette evidence 3f2a",
            "  vedette evidence 3f2a -o case-12        then: tshark -r case-12/packets.pcapng",
            "  vedette evidence verify --head 9c41…    a seal that was noted before must still be there"
        })
public final class EvidenceCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final long MICRO_NANOS = 1_000;

    @Mixin
    private final StoreOptions where = new StoreOptions();

    @Mixin
    private final AskingOptions asking = new AskingOptions();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "of an incident, or how it begins")
    private @Nullable String id;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "copy the evidence into this folder, which is not there yet")
    private @Nullable Path output;

    public EvidenceCommand() {}

    @Override
    public Integer call() throws IOException {
        String wanted = id;
        if (wanted == null || wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "name an incident by its id, or say list or verify;" + " `vedette evidence --help` has examples");
        }
        StorePlace place = where.place().required();
        StoredIncident incident = find(place, wanted);
        Optional<EvidenceReader.Evidence> found =
                place.evidenceReader().of(incident.incident().id());
        if (output == null) {
            print(incident, found.orElse(null));
        } else {
            EvidenceExport export = new EvidenceExport(place, asking.time, asking.memory, InstantSource.system());
            EvidenceRecord record = export.write(incident, found.orElse(null), output);
            System.out.println("the evidence of incident " + incident.incident().id() + " is in " + output
                    + "; that it was copied is record " + record.number() + " of the chain, with the seal "
                    + record.seal());
        }
        System.out.flush();
        return 0;
    }

    private static StoredIncident find(StorePlace place, String id) throws IOException {
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            return reader.find(id)
                    .orElseThrow(() -> new IllegalArgumentException("there is no incident " + id + " in "
                            + place.folder() + ": `vedette evidence list` names those of which there is evidence"));
        }
    }

    private static void print(StoredIncident incident, EvidenceReader.@Nullable Evidence evidence) {
        System.out.println(IncidentText.line(incident.incident()));
        if (evidence == null) {
            System.out.println("nothing was kept of it beside what it is: it was stored without evidence");
            return;
        }
        for (PacketFile file : evidence.packets()) {
            System.out.println("  " + file.name() + "  " + Times.count(file.packets()) + " packets of "
                    + Times.count(file.flows()) + " conversations, " + Times.count(file.bytes()) + " bytes, SHA-256 "
                    + file.sha256());
        }
        evidence.without().forEach(text -> System.out.println("  missing  " + text));
        for (EvidenceRecord record : evidence.records()) {
            System.out.printf(
                    Locale.ROOT,
                    "  record %d  %s  %-8s  seal %s%n",
                    record.number(),
                    Times.iso(record.givenMicros() * MICRO_NANOS),
                    record.content() == null ? record.what() + ", let go" : record.what(),
                    record.seal());
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Says of which incidents there is or was evidence, the latest first.")
    int list(
            @Mixin StoreOptions places,
            @Option(names = "--rows", paramLabel = "N", description = "so many at most (default: 100)") @Nullable
                    Integer rows)
            throws IOException {
        StorePlace place = places.place().required();
        List<EvidenceReader.Outline> all = place.evidenceReader().list(rows == null ? 100 : Math.max(1, rows));
        System.out.println("incident          files  records  latest");
        for (EvidenceReader.Outline one : all) {
            System.out.printf(
                    Locale.ROOT,
                    "%-16s  %5d  %7d  %s%s%n",
                    one.incident(),
                    one.files(),
                    one.records(),
                    Times.iso(one.lastMicros() * MICRO_NANOS),
                    one.isGone() ? "  let go" : "");
        }
        System.out.flush();
        return 0;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Walks the chain of evidence and looks at all files in it; exits with 1 if something was changed,"
                            + " taken out or put in between. Note the last seal elsewhere: with --head it shows later whether"
                            + " anything up to it was changed, or the end was cut off.")
    int verify(
            @Mixin StoreOptions places,
            @Option(
                            names = "--head",
                            paramLabel = "SEAL",
                            defaultValue = "",
                            description = "a seal that was noted, which must be in the chain")
                    String head)
            throws IOException {
        StorePlace place = places.place().required();
        EvidenceCheck.Findings found = EvidenceCheck.of(place.incidents(), place.evidence(), head.strip());
        found.notes().forEach(note -> System.out.println("note: " + note));
        found.wrong().forEach(text -> System.out.println("wrong: " + text));
        System.out.println(
                Times.count(found.records()) + " records and " + Times.count(found.files()) + " files of packets, "
                        + (found.wrong().isEmpty()
                                ? "all as they were"
                                : Times.count(found.wrong().size()) + " things are wrong"));
        if (!found.head().isEmpty()) {
            System.out.println("last seal " + found.head());
        }
        System.out.flush();
        return found.wrong().isEmpty() ? 0 : FAILED;
    }
}
