package vedette.report.section;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vedette.common.Address;
import vedette.detect.Family;
import vedette.detect.Reason;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.report.document.Block;
import vedette.report.document.Block.Card;
import vedette.report.document.Block.Column;
import vedette.report.document.Block.Facts;
import vedette.report.document.Block.Paragraph;
import vedette.report.document.Block.Table;
import vedette.report.document.Fact;
import vedette.report.document.Style;
import vedette.report.document.Text;
import vedette.report.text.Numbers;
import vedette.report.text.Times;

/// One incident, told in full.
final class IncidentTelling {

    private static final int NAMED = 4;
    private static final int PORTS = 6;
    private static final int REASONS = 8;

    private final Material material;
    private final Map<String, Integer> campaigns;

    /// How many incidents each campaign has is given.
    IncidentTelling(Material material, Map<String, Integer> campaigns) {
        this.material = material;
        this.campaigns = campaigns;
    }

    /// What happens, to go on after the entity's name.
    static String meaning(IncidentSnapshot incident) {
        String meaning = incident.kind().meaning();
        return meaning.matches("(many|somebody|connections) .*") ? "is where " + meaning : meaning;
    }

    Card card(IncidentSnapshot incident) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(material.host(incident.entity()).then(" " + meaning(incident) + ".")));
        blocks.add(new Facts(facts(incident)));
        Table reasons = reasons(incident);
        if (!reasons.rows().isEmpty()) {
            blocks.add(reasons);
        }
        blocks.add(new Paragraph(
                Text.of("What to do. ", Style.STRONG).then(incident.kind().advice())));
        Text heading = Material.badge(incident.score())
                .then("  " + Words.kind(incident.kind()) + ", ")
                .then(Text.foreign(incident.entity().toString()));
        return new Card(heading, Style.of(incident.severity()), blocks);
    }

    private List<Fact> facts(IncidentSnapshot incident) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Who", some(incident.sources(), incident.sourceCount())));
        Text whom = some(incident.targets(), incident.targetCount());
        facts.add(new Fact("Whom", whom.then(ports(incident.ports()))));
        facts.add(new Fact("When", when(incident)));
        facts.add(new Fact("State", state(incident)));
        facts.add(new Fact("Score", score(incident)));
        int together = campaigns.getOrDefault(incident.campaign(), 1);
        if (together > 1) {
            String text = incident.campaign() + ", with "
                    + Numbers.several(together - 1L, "other incident", "other incidents") + " of this report";
            facts.add(new Fact("Campaign", Text.of(text)));
        }
        String remark = material.notes().remarks().get(incident.id());
        if (remark != null) {
            facts.add(new Fact("Remark", Text.of(remark)));
        }
        String known = ", ATT&CK " + incident.kind().technique() + ", family "
                + incident.kind().family().label();
        facts.add(new Fact("Known as", Text.foreign(incident.id()).then(known)));
        return facts;
    }

    private Text some(Collection<Address> addresses, long count) {
        if (addresses.isEmpty()) {
            return Text.of(count > 0 ? Numbers.about(count) + ", none of them named" : "not known");
        }
        Text text = Text.NONE;
        int named = 0;
        for (Address address : addresses) {
            if (named < NAMED) {
                text = text.then(named == 0 ? "" : ", ").then(material.host(address));
                named++;
            }
        }
        long more = Math.max(count, addresses.size()) - named;
        return more > 0 ? text.then(" and " + Numbers.about(more) + " more") : text;
    }

    private static Text ports(List<Integer> ports) {
        List<String> named = ports.stream()
                .filter(port -> port > 0)
                .limit(PORTS)
                .map(String::valueOf)
                .toList();
        long more = ports.stream().filter(port -> port > 0).count() - named.size();
        if (named.isEmpty()) {
            return Text.NONE;
        }
        String word = named.size() + more == 1 ? ", port " : ", ports ";
        return Text.of(word + String.join(", ", named) + (more > 0 ? " and " + more + " more" : ""));
    }

    private Text when(IncidentSnapshot incident) {
        Times times = material.times();
        String span = times.span(Times.instant(incident.firstNanos()), Times.instant(incident.lastNanos()));
        String noticed = times.second(Times.instant(incident.detectedNanos()));
        String bursts =
                incident.bursts().size() > 1 ? ", in " + incident.bursts().size() + " bursts" : "";
        return Text.of(span + bursts + "; noticed " + noticed);
    }

    /// Whoever acts from a host of ours has got in, whatever else was seen of it.
    static boolean gotWhatItWanted(IncidentSnapshot incident) {
        return incident.hasSucceeded() || incident.kind().family() == Family.INFILTRATION;
    }

    private static Text state(IncidentSnapshot incident) {
        Text text = Text.of(
                incident.state() == IncidentState.OPEN ? "open: may be going on" : "closed: nothing more was noticed");
        return gotWhatItWanted(incident)
                ? text.then(". ").then("It looks as if it got what it wanted", Style.STRONG)
                : text;
    }

    private static Text score(IncidentSnapshot incident) {
        StringBuilder parts = new StringBuilder();
        int sum = 0;
        for (Contribution contribution : incident.contributions()) {
            String sign = contribution.points() < 0 ? " - " : " + ";
            parts.append(parts.isEmpty() ? " = " : sign)
                    .append(Math.abs(contribution.points()))
                    .append(' ')
                    .append(Words.phrase(contribution.name()));
            sum += contribution.points();
        }
        String text = incident.score() + " of 100" + parts + (sum > incident.score() ? ", at most 100" : "");
        return Text.of(text + "; " + StrictMath.round(incident.confidence() * 100) + " % sure");
    }

    private static Table reasons(IncidentSnapshot incident) {
        List<List<Text>> rows = new ArrayList<>();
        List<SignalSummary> strongest = incident.signals().stream()
                .sorted(Comparator.comparingDouble(SignalSummary::strength)
                        .reversed()
                        .thenComparing(SignalSummary::detector))
                .toList();
        for (SignalSummary signal : strongest) {
            for (Reason reason : signal.reasons()) {
                if (rows.size() < REASONS) {
                    rows.add(List.of(
                            Text.of(reason.feature()),
                            Text.foreign(reason.seen()),
                            Text.foreign(reason.usual()),
                            Text.of(signal.detector(), Style.MUTED)));
                }
            }
        }
        return new Table(
                List.of(Column.text("Why"), Column.text("Seen"), Column.text("Usual"), Column.brief("Noticed by")),
                rows);
    }
}
