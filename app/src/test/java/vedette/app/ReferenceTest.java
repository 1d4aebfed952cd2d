package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import vedette.common.Layer;
import vedette.common.Oddity;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.catalogue.Detectors;
import vedette.feature.activity.ActivityFeature;
import vedette.feature.activity.ActivitySchema;
import vedette.feature.label.LabelFile;
import vedette.feature.label.RowTruth;
import vedette.feature.output.activity.ActivityTable;
import vedette.feature.output.activity.LabelColumns;
import vedette.feature.output.activity.TickTable;
import vedette.flow.label.LabelCounts;
import vedette.incident.Severity;

/// Compares the reference pages with what the code says of itself.
///
/// Run with `-Ddocs.accept` to write the pages, then read the difference before committing it.
class ReferenceTest {

    private static final Path PAGES = SourceTree.ROOT.resolve("docs/reference");
    private static final int WIDTH = 100;

    @Test
    void theOdditiesPageListsEveryOddity() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Oddities

                An oddity is something in a capture or a packet that its format does not foresee. Oddities are counted, by
                these names, in every output; nothing is thrown away silently, and nothing a network sends stops Vedette.
                """);
        for (Layer layer : Layer.values()) {
            page.append("\n## ").append(titleOf(layer)).append("\n\n| name | meaning |\n|---|---|\n");
            for (Oddity oddity : Oddity.values()) {
                if (oddity.layer() == layer && oddity != Oddity.NONE) {
                    page.append("| `%s` | %s |\n".formatted(oddity.label(), oddity.meaning()));
                }
            }
        }

        assertPage("oddities.md", page.toString());
    }

    @Test
    void theCommandLinePageIsWhatHelpPrints() throws IOException {
        StringBuilder page = new StringBuilder("""
                # The command line

                Results go to standard output, messages to standard error. Exit status: 0 fine, 1 the work failed, 2 wrong usage
                or configuration.

                The launcher itself understands `--user NAME`: started by root, it becomes that user before anything else;
                without it the user who called sudo, else `vedette` if there is such a user, else `nobody`. More options for
                Java are taken from `VEDETTE_JAVA_OPTIONS`.
                """);
        describe(Main.commandLine(), page);

        assertPage("command-line.md", page.toString());
    }

    @Test
    void theIncidentsPageListsEveryKindAndDetector() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Incidents

                [How signals become incidents](#how-signals-become-incidents), [kinds](#kinds), [detectors](#detectors),
                [the answer as JSON](#the-answer-as-json).

                ## How signals become incidents

                Once a second of traffic time, every detector is shown what all hosts did and what packets said in that second,
                and gives *signals*: what it noticed about whom, how strongly (0 to 1), and for which reasons. Signals about one
                entity and one family of attacks are one *incident*; floods by few and by many are one family here.

                - It **opens** when the evidence suffices: strengths of its detectors, taken as if they were independent, leave a
                  chance of a half or less that all are wrong. What a detector said counts for five minutes.
                - It is **updated** by each further signal; its threat score never falls.
                - It is **closed** when nothing was noticed for five minutes, and **opens again**, under its id, when something is
                  within a day. `bursts` are the times in which it was noticed without a pause of 10 s.
                - Incidents within an hour by one host, or by a host after somebody got into it, are one **campaign**: it bears the
                  id of the first.
                - At most 8,192 are followed at once; beyond that those quiet for longest are no longer updated. An incident names
                  at most 64 sources, targets and ports, and counts all.

                The entity is who does it or whom it is done to, as the kind has it: inside (`--home`), a host, by one of the
                addresses that its hardware address was seen to hold; outside, an IPv4 address or an IPv6 /64.

                The **threat score** is a sum of named contributions, at most 100: the kind's points times the strength of its
                strongest signal; 6 for each further detector that is half sure, at most 12; 2 for each doubling of sources or
                targets, at most 10; 1 for each doubling of minutes, at most 5; 8 if a source is inside; 5 if others inside depend
                on a target, for names, for accounts or to get out; 25 if it looks as if it got what it wanted. Where people have
                said what such incidents were, *feedback* is what the first two are [less or more](operators.md#feedback) for it.
                Severity: %s.

                With `--state FILE` a run goes on from what an earlier one has learnt of the site and of its incidents, and keeps
                there what it has learnt itself; the file is for its owner only, and is refused by another version of Vedette, for
                other home networks, and where it is damaged. Files are to be read in the order of their times. Conversations that
                are open at the end of a run are not carried over.

                Where not all packets of a conversation are seen (a mirror port of one direction), detectors that reason from
                missing answers say nothing.

                ## Kinds

                The technique is [MITRE ATT&CK](https://attack.mitre.org/)'s. What to do is what `--explain` says.

                | family | kind | the entity | technique | points | what to do |
                |---|---|---|---|---|---|
                """.formatted(severities()));
        for (Kind kind : Kind.values()) {
            page.append("| %s | `%s` | %s | %s | %d | %s |\n"
                    .formatted(
                            kind.family().label(),
                            kind.label(),
                            kind.meaning(),
                            kind.technique(),
                            kind.points(),
                            kind.advice()));
        }
        page.append(
                "\n## Detectors\n\nIn the order in which they are asked. What each looks for, by which method, and what it is"
                        + " not fooled by, stands at the\ntop of its file.\n\n| detector | keeps apart by | file |\n|---|---|---|\n");
        for (Detector detector : Detectors.all()) {
            String file =
                    "detect/src/main/java/" + detector.getClass().getName().replace('.', '/') + ".java";
            page.append("| `%s` | %s | [%s](../../%s) |\n"
                    .formatted(
                            detector.name(),
                            detector.key().name().toLowerCase(Locale.ROOT),
                            detector.getClass().getSimpleName(),
                            file));
        }
        page.append("""

                ## The answer as JSON

                `vedette analyze --json` prints one object; its `version` is 1.

                | property | is |
                |---|---|
                | `exact`, `why_not_exact` | whether the same traffic always gives this answer |
                | `capture` | packets, bytes, times, oddities, losses |
                | `flows` | conversations |
                | `incidents` | in the order in which they opened |
                | `incidents_left_out` | beyond 100,000 |
                | `incidents_no_longer_followed` | for want of room: what is noticed of them later is another incident |

                Of an incident:

                | property | is |
                |---|---|
                | `id` | a hash of site, family, entity and the time at which it opened |
                | `campaign` | the id of the first incident that it belongs with |
                | `site`, `sensor` | whose |
                | `kind`, `family`, `technique`, `advice` | as in the table above |
                | `entity`, `sources`, `targets`, `ports` | plain addresses, and the targets' ports |
                | `source_count`, `target_count` | how many there are in truth |
                | `first`, `last` | when what it rests on began, and when it was last noticed |
                | `detected` | the traffic time at which it opened: the end of that second |
                | `bursts` | when it was noticed |
                | `state` | `open` or `closed` at the end of the traffic |
                | `score`, `severity`, `contributions` | the threat score and what it is the sum of |
                | `confidence` | how likely it is what it looks like, as its detectors put it |
                | `success` | whether it looks as if it got what it wanted |
                | `signals` | of each detector, the strongest: strength, confidence, reasons (feature, seen, usual) |
                | `flows` | conversations that its largest signal rests on |
                | `suppressed_by` | with `--store`, the number of the [rule](operators.md#suppression) that hides it; left out if none does |
                """);

        assertPage("incidents.md", page.toString());
    }

    private static String severities() {
        return Stream.of(Severity.values())
                .map(severity -> severity.label() + " from " + severity.from())
                .collect(Collectors.joining(", "));
    }

    @Test
    void theActivityPageListsEveryFeature() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Activity rows

                [Actors and victims](#actors-and-victims), [pairs](#pairs), [rows of ticks](#tick-rows),
                [what rows are in truth](#labels).

                What a host did, or a pair of hosts with the service between them, in ten seconds, one minute or five. Rows of
                all three lengths come every ten seconds, at multiples of ten seconds of the epoch, for whoever was active in
                the window. *Out* is away from the host; of a pair, away from the actor, which began the flows. Where a formula
                divides by zero the value is 0. The version of these schemas is %d.

                `vedette flows --rows activity` puts them out as CSV, JSON lines or Parquet, all kinds in one table, sorted by
                the window's end, then kind, length and address. The columns are these, then the features of hosts:

                ```
                %s
                ```

                - `kind` is `actor` (a host, by what it did), `victim` (a host, by what was done to it) or `pair` (an actor, a
                  victim and the service between them).
                - `address` is the host's, or the actor's of a pair. Outside of `--home`, an IPv6 address stands for its /64:
                  its lower half is 0.
                - `victim_address`, `port` and `protocol` are of pairs only; `port` is the victim's, or 0.
                - `packets` are those of either direction.
                - `exact` says whether there was room for all hosts and pairs of this kind in all of the window. What was lost
                  in the whole run, rows of pairs that were not made included, is in the summary. There is room for 4,096
                  actors, as many victims and 8,192 pairs in a second, those inside first. At most 2,048 pairs have a row in
                  a window: half of them with the most bytes, half with the most flows begun.
                - What a row does not have (pairs have fewer features) is empty in CSV, absent in JSON, NULL in Parquet.
                - Features are single precision: `FLOAT` in Parquet, as text the shortest decimal that reads back as the same.
                - The last window may be cut short: it is put out although the traffic ended in it.
                """.formatted(ActivitySchema.VERSION, fixedColumns()));
        describe("Actors and victims", ActivitySchema.HOST, page);
        describe("Pairs", ActivitySchema.PAIR, page);
        page.append("""

                ## Tick rows

                `vedette flows --rows tick` puts out what windows are made of: whole numbers, one row for each second of traffic
                time and each actor, victim or pair that was active in it, sorted by second, then kind and address. The version
                of this schema is %d. The columns:

                ```
                %s
                ```

                - `tick_start` is when the second began, in seconds since 1970.
                - `active` to `begun_other` are sums over the flows that changed in the second, as above. The same columns of
                  several ticks added up give those of a window that had room for the host; distinct counts cannot be added.
                - `distinct_…` are exact up to 16, then estimated. Pairs have none.
                - `exact` says whether there was room for all hosts and pairs of this kind in this second; the next begins with
                  all of it free.
                - All other columns are as those above. Numbers are `BIGINT` in Parquet, `port` and `protocol` `INTEGER`.

                ## Labels

                With `--labels FILE` ([the format](flow-output.md#label-files)) rows of activity and of ticks also say what they
                are in truth, in columns after all others:

                ```
                %s
                ```

                A conversation has the label that the file gives it, by when it began, until it ends. Of a labelled conversation
                the packets count that were sent by whom the matching line names as source: the initiator's if the line matches
                as it stands, the responder's if it matches the other way round. They count for the actor, the victim and the
                pair alike, in the second in which they came; windows add up their seconds.

                - `label` is the class with the most such packets, of equals the first by name, if it has at least %d; `%s`
                  if there are such packets but no class has so many: too few to learn from, too many to call it benign;
                  `%s` if there are none. Conversations that the file itself calls `%s` have none.
                - `label_packets` are those of the class; of the largest if the row is `%s`.
                - `label_tool` is the tool with the most of these packets, empty if the file does not say.
                - In a second, and in ten, a row has room for %d pairs of class and tool, those first by name; one that needed
                  more is not `exact`.
                """.formatted(
                        TickTable.VERSION,
                        wrapped(TickTable.names()),
                        String.join(", ", LabelColumns.names()),
                        RowTruth.ENOUGH,
                        RowTruth.PARTIAL,
                        LabelFile.BENIGN,
                        LabelFile.BENIGN,
                        RowTruth.PARTIAL,
                        LabelCounts.USUAL));

        assertPage("activity.md", page.toString());
    }

    private static String wrapped(List<String> names) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String name : names) {
            if (column + name.length() > WIDTH) {
                text.append('\n');
                column = 0;
            }
            text.append(name).append(", ");
            column += name.length() + 2;
        }
        return text.toString().replace(", \n", ",\n").replaceFirst(", $", "");
    }

    /// The columns before the features.
    private static String fixedColumns() {
        List<String> names = ActivityTable.names();
        return String.join(", ", names.subList(0, names.size() - ActivitySchema.HOST.size()));
    }

    private static void describe(String title, ActivitySchema schema, StringBuilder page) {
        page.append("\n## ").append(title).append("\n\n| name | unit | formula |\n|---|---|---|\n");
        for (ActivityFeature feature : schema.features()) {
            page.append("| `%s` | %s | %s |\n".formatted(feature.name(), feature.unit(), feature.formula()));
        }
    }

    private static void describe(CommandLine command, StringBuilder page) {
        command.setUsageHelpWidth(WIDTH);
        page.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```\n")
                .append(command.getUsageMessage(Ansi.OFF).strip())
                .append("\n```\n");
        command.getSubcommands().values().stream().distinct().forEach(subcommand -> {
            if (!subcommand.getCommandSpec().usageMessage().hidden()) {
                describe(subcommand, page);
            }
        });
    }

    static void assertPage(String name, String expected) throws IOException {
        Path page = PAGES.resolve(name);
        if (Boolean.getBoolean("docs.accept") || "".equals(System.getProperty("docs.accept"))) {
            Files.createDirectories(PAGES);
            Files.writeString(page, expected);
        }
        assertThat(Files.readString(page)).isEqualTo(expected);
    }

    private static String titleOf(Layer layer) {
        String name = layer.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
