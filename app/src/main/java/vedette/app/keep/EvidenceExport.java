package vedette.app.keep;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vedette.app.text.Json;
import vedette.capture.file.OwnerOnly;
import vedette.incident.IncidentSnapshot;
import vedette.store.StorePlace;
import vedette.store.evidence.EvidenceBook;
import vedette.store.evidence.EvidenceFolder;
import vedette.store.evidence.EvidenceReader;
import vedette.store.evidence.EvidenceRecord;
import vedette.store.evidence.Sha256;
import vedette.store.incidents.IncidentJson;
import vedette.store.incidents.StoredIncident;
import vedette.store.query.AnswerFormat;
import vedette.store.query.Asked;
import vedette.store.query.QueryProcess;

/// Copies the evidence of an incident into a folder that comes to be whole or not at all.
final class EvidenceExport {

    private static final String PACKETS = "packets.pcapng";
    private static final String FLOWS = "flows.csv";
    private static final String INCIDENT = "incident.json";
    private static final String README = "README.md";
    private static final String SUMS = "SHA256SUMS";

    private final StorePlace place;
    private final Duration time;
    private final int memory;
    private final InstantSource clock;

    /// @param time after which the question for flows is given up, `memory` in megabytes that it may take
    EvidenceExport(StorePlace place, Duration time, int memory, InstantSource clock) {
        this.place = place;
        this.time = time;
        this.memory = memory;
        this.clock = clock;
    }

    /// Writes the folder, and keeps in the chain that it did.
    EvidenceRecord write(StoredIncident stored, EvidenceReader.@Nullable Evidence evidence, Path target)
            throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "choose a folder that is not there yet");
        }
        IncidentSnapshot incident = stored.incident();
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        clear(unfinished);
        EvidenceFolder.make(unfinished);
        List<String> names = new ArrayList<>();
        if (evidence != null && !evidence.packets().isEmpty()) {
            try (OutputStream out = create(unfinished.resolve(PACKETS))) {
                place.evidenceReader().writePackets(incident.id(), out);
            }
            names.add(PACKETS);
        }
        try (OutputStream out = create(unfinished.resolve(FLOWS))) {
            Asked asked = new Asked(place, IncidentFlows.sql(incident), AnswerFormat.CSV, null, 0, memory);
            QueryProcess.answer(asked, time, out);
        }
        names.add(FLOWS);
        try (OutputStream out = create(unfinished.resolve(INCIDENT));
                JsonGenerator json = Json.to(out)) {
            IncidentJson.write(json, incident);
            Json.endLine(json);
        }
        names.add(INCIDENT);
        try (PrintStream out = new PrintStream(create(unfinished.resolve(README)), false, StandardCharsets.UTF_8)) {
            EvidenceReadme.write(out, stored, evidence, clock.instant());
        }
        names.add(README);
        String sums = sums(unfinished, names);
        try (OutputStream out = create(unfinished.resolve(SUMS))) {
            out.write(sums.getBytes(StandardCharsets.US_ASCII));
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        return new EvidenceBook(place.incidents(), place.evidence(), clock)
                .exported(incident.id(), System.getProperty("user.name"), sums);
    }

    /// What an earlier try has left.
    private static void clear(Path unfinished) throws IOException {
        if (Files.isDirectory(unfinished)) {
            try (Stream<Path> files = Files.list(unfinished)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static OutputStream create(Path file) throws IOException {
        return new BufferedOutputStream(Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(file))));
    }

    private static String sums(Path folder, List<String> names) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (String name : names) {
            sums.append(Sha256.of(folder.resolve(name)))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
        return sums.toString();
    }
}
