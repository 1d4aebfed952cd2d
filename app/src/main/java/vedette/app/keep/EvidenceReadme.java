package vedette.app.keep;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.app.analyze.IncidentText;
import vedette.app.text.Times;
import vedette.detect.Reason;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;
import vedette.report.text.Visible;
import vedette.store.evidence.EvidenceReader;
import vedette.store.evidence.EvidenceRecord;
import vedette.store.evidence.PacketFile;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;

/// What evidence says in plain words. What comes from the network stands in indented blocks, in which nothing means
/// anything but itself.
final class EvidenceReadme {

    private static final String CODE = "    ";
    private static final long MICRO_NANOS = 1_000;

    private EvidenceReadme() {}

    static void write(
            PrintStream out, StoredIncident stored, EvidenceReader.@Nullable Evidence evidence, Instant written) {
        IncidentSnapshot incident = stored.incident();
        out.println("# Evidence of incident " + incident.id());
        out.println();
        out.println("Copied on " + Times.iso(written) + ". Times are UTC.");
        out.println();
        whatHappened(out, incident);
        reasons(out, incident);
        out.println("## What to do");
        out.println();
        out.println(incident.kind().advice());
        out.println();
        said(out, stored);
        files(out, evidence);
        check(out, evidence);
        out.flush();
    }

    private static void whatHappened(PrintStream out, IncidentSnapshot incident) {
        out.println("## What happened");
        out.println();
        out.println(incident.entity() + " " + incident.kind().meaning() + ".");
        out.println();
        code(
                out,
                "kind       " + incident.kind().label() + " (ATT&CK "
                        + incident.kind().technique() + ")");
        code(out, "about      " + incident.entity());
        code(out, "from       " + IncidentText.some(incident.sources(), incident.sourceCount()));
        code(out, "to         " + IncidentText.some(incident.targets(), incident.targetCount()));
        code(out, "ports      " + (incident.ports().isEmpty() ? "none named" : incident.ports()));
        code(out, "first      " + Times.iso(incident.firstNanos()));
        code(out, "last       " + Times.iso(incident.lastNanos()));
        code(out, "detected   " + Times.iso(incident.detectedNanos()));
        code(out, "state      " + incident.state().label());
        code(
                out,
                "score      " + incident.score() + " of 100, "
                        + incident.severity().label());
        code(out, "succeeded  " + (incident.hasSucceeded() ? "it seems so" : "nothing says so"));
        code(out, "site       " + incident.site() + ", sensor " + incident.sensor());
        out.println();
    }

    private static void reasons(PrintStream out, IncidentSnapshot incident) {
        out.println("## Why it is believed");
        out.println();
        out.println("The score is the sum of:");
        out.println();
        for (Contribution contribution : incident.contributions()) {
            code(out, contribution.points() + "  " + contribution.name());
        }
        out.println();
        for (SignalSummary signal : incident.signals()) {
            out.println("What " + signal.detector() + " has noticed:");
            out.println();
            for (Reason reason : signal.reasons()) {
                String usual = reason.usual().isEmpty() ? "" : " (usual: " + reason.usual() + ")";
                code(out, reason.feature() + ": " + reason.seen() + usual);
            }
            out.println();
        }
    }

    private static void said(PrintStream out, StoredIncident stored) {
        if (stored.verdict() == Verdict.NONE && stored.comments().isEmpty()) {
            return;
        }
        out.println("## What people say of it");
        out.println();
        if (stored.verdict() != Verdict.NONE) {
            code(out, "judged " + stored.verdict().label());
        }
        for (StoredIncident.Comment comment : stored.comments()) {
            code(out, Times.iso(comment.givenMicros() * MICRO_NANOS) + "  " + comment.author() + ": " + comment.text());
        }
        out.println();
    }

    private static void files(PrintStream out, EvidenceReader.@Nullable Evidence evidence) {
        out.println("## What is here");
        out.println();
        boolean hasPackets = evidence != null && !evidence.packets().isEmpty();
        if (hasPackets) {
            out.println("- `packets.pcapng`: packets between those named above, for Wireshark, tshark and"
                    + " `vedette analyze`. The first packet of each conversation has a comment. Of long conversations"
                    + " only the beginning is here, and what was sent around the times of saving.");
        }
        out.println("- `flows.csv`: the conversations between them that are still kept, one part in a row.");
        out.println("- `incident.json`: the incident as `vedette analyze --json` writes it.");
        out.println("- `SHA256SUMS`: a hash of each of these files.");
        out.println();
        List<String> missing = evidence == null ? List.of() : evidence.without();
        if (!hasPackets) {
            out.println("There are no packets" + (missing.isEmpty() ? "." : ":"));
            out.println();
        } else if (!missing.isEmpty()) {
            out.println("Of the packets are missing:");
            out.println();
        }
        missing.forEach(text -> code(out, text));
        if (!missing.isEmpty()) {
            out.println();
        }
    }

    private static void check(PrintStream out, EvidenceReader.@Nullable Evidence evidence) {
        out.println("## How to check it");
        out.println();
        out.println("`sha256sum -c SHA256SUMS` says whether these files are as they were copied."
                + " `vedette evidence verify` says, where they come from, whether what they were made of is as it was"
                + " when it was kept: each record of the chain there has a seal, a hash of it and of the seal before.");
        out.println();
        if (evidence == null) {
            out.println("Nothing of this incident is in the chain: it was kept before there was one.");
            return;
        }
        long offset = 0;
        for (PacketFile file : evidence.packets()) {
            code(
                    out,
                    "bytes " + offset + " to " + (offset + file.bytes() - 1) + " of packets.pcapng are " + file.name()
                            + ", SHA-256 " + file.sha256());
            code(out, "  tail -c +" + (offset + 1) + " packets.pcapng | head -c " + file.bytes() + " | sha256sum");
            offset += file.bytes();
        }
        for (EvidenceRecord record : evidence.records()) {
            code(
                    out,
                    "record " + record.number() + ", " + Times.iso(record.givenMicros() * MICRO_NANOS) + ", "
                            + record.what() + ", seal " + record.seal());
        }
    }

    private static void code(PrintStream out, String text) {
        out.println(CODE + Visible.of(text));
    }
}
