package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import vedette.web.metric.Metric;
import vedette.web.metric.MetricCatalogue;
import vedette.web.operate.Trouble;

/// The page of numbers is what their declarations say, and the alerts that are shipped are of numbers that there are.
class MetricsReferenceTest {

    private static final Path PAGE = SourceTree.ROOT.resolve("docs/reference/metrics.md");
    private static final Path RULES = SourceTree.ROOT.resolve("deploy/prometheus-rules.yaml");
    private static final Pattern NAME = Pattern.compile("vedette_[a-z_]+");

    @Test
    void theReferencePageListsEveryNumber() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Health and metrics

                [Is it well?](#is-it-well) · [numbers for Prometheus](#numbers-for-prometheus) · [alerts](#alerts) ·
                [what each number means](#the-run)

                ## Is it well?

                `/healthz` of the dashboard answers anybody, signed in or not, and says nothing of the network:

                | status | first line | means |
                |---|---|---|
                | 200 | `ok` | nothing is the matter, or all of a file was read |
                | 200 | `degraded` | Vedette does its work, and something is the matter that a fresh start would not mend |
                | 503 | `failing` | Vedette does not do its work |

                A line follows for each trouble: its name, a colon, and what it is. `vedette status` says the same, and more, to
                whoever may read the data folder, also when no process answers any more; `vedette status --json` has them as
                `run.troubles`. The page System has them in full.

                | trouble | status | is | what to do |
                |---|---|---|---|
                """);
        for (Trouble trouble : Trouble.values()) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            trouble.label(), trouble.isFailing() ? "503" : "200", trouble.meaning(), trouble.advice()));
        }
        page.append("""

                ## Numbers for Prometheus

                `/metrics` has them in Prometheus's text format, for viewers and for tokens:

                ```
                vedette token make prometheus --role viewer
                ```

                ```yaml
                scrape_configs:
                  - job_name: vedette
                    scheme: https
                    authorization: {credentials_file: /etc/prometheus/vedette.token}
                    tls_config: {ca_file: /etc/prometheus/vedette.pem}
                    static_configs: [{targets: ["sensor.example.org:5000"]}]
                ```

                [Beyond its machine](dashboard.md#beyond-this-machine) Vedette speaks TLS only, and answers to names that it was told:
                `sensor.example.org` stands in `web.host-names`, or in a certificate of your own. `ca_file` is who vouches for that,
                or else the certificate that was made there, `tls/certificate.pem` in the data folder: made anew each year, and to be
                copied again. Without it Prometheus takes those that its machine trusts. On the sensor itself, where Vedette listens
                at 127.0.0.1 as it usually does, it is `scheme: http` and `127.0.0.1:5000`, without `tls_config`.

                Units are seconds and bytes; counters begin anew when Vedette does. How many series there can be is bounded, and no
                label has anything in it that a packet said.

                ## Alerts

                [deploy/prometheus-rules.yaml](../../deploy/prometheus-rules.yaml) has rules to begin with: that Vedette cannot be
                asked, that it has a trouble, loses packets, is late or behind, that a queue is full or the disk soon will be, that
                models are old, that a receiver is not reached, and that something critical is open.
                """);
        for (MetricCatalogue.Chapter chapter : MetricCatalogue.chapters()) {
            page.append("\n## ").append(chapter.title()).append('\n');
            if (!chapter.about().isEmpty()) {
                page.append('\n').append(chapter.about()).append('\n');
            }
            page.append("\n| name | type | unit | labels | is | when it is bad |\n|---|---|---|---|---|---|\n");
            for (Metric metric : chapter.metrics()) {
                page.append("| `%s` | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                metric.name(),
                                metric.kind().name().toLowerCase(Locale.ROOT),
                                metric.unit(),
                                metric.labels().stream()
                                        .map(label -> "`" + label + "`")
                                        .collect(Collectors.joining(", ")),
                                metric.meaning(),
                                metric.advice()));
            }
        }
        if ("".equals(System.getProperty("docs.accept")) || Boolean.getBoolean("docs.accept")) {
            Files.writeString(PAGE, page.toString());
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    /// Whoever copies it gets numbers: from beyond the machine none come without TLS, nor without a token.
    @Test
    void theScrapeThatIsShownReachesAnotherMachine() throws IOException {
        Matcher shown = Pattern.compile("```yaml\n(scrape_configs:.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(shown.find()).isTrue();
        Map<?, ?> config = (Map<?, ?>)
                Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(shown.group(1)));
        Object jobs = Objects.requireNonNull(config.get("scrape_configs"));

        assertThat(jobs)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("scheme", "https")
                .containsEntry("job_name", "vedette")
                .containsKeys("tls_config", "authorization", "static_configs");
        assertThat(Files.readString(RULES)).contains("job=\"vedette\"");
        assertThat(Files.readString(PAGE)).contains("`web.host-names`");
    }

    /// Scripts ask `vedette status` for them by name.
    @Test
    void thePageOfTheTerminalNamesEveryTrouble() throws IOException {
        String page = Files.readString(SourceTree.ROOT.resolve("docs/reference/terminal.md"));

        for (Trouble trouble : Trouble.values()) {
            assertThat(page).contains("| `" + trouble.label() + "` |");
        }
        assertThat(page).contains("`troubles` with", "`store_lag_seconds`", "`working`");
    }

    @Test
    void namesAreAsPrometheusWantsThem_andEachIsDeclaredOnce() {
        Set<String> names = new TreeSet<>();
        for (Metric metric : MetricCatalogue.all()) {
            assertThat(names.add(metric.name())).as(metric.name()).isTrue();
            assertThat(metric.name()).matches("vedette_[a-z]+(_[a-z]+)*");
            assertThat(metric.name().endsWith("_total"))
                    .as(metric.name())
                    .isEqualTo(metric.kind() == Metric.Kind.COUNTER);
            assertThat(metric.labels()).allMatch(label -> label.matches("[a-z]+") && !label.equals("le"));
            assertThat(metric.meaning()).as(metric.name()).isNotBlank().doesNotEndWith(".");
            assertThat(metric.advice()).as(metric.name()).endsWith(".");
        }
    }

    @Test
    void theAlertsAreOfNumbersThatThereAre_andOfTroubles() throws IOException {
        String rules = Files.readString(RULES);
        new Load(LoadSettings.builder().build()).loadFromString(rules);
        Set<String> declared =
                MetricCatalogue.all().stream().map(Metric::name).collect(Collectors.toCollection(TreeSet::new));
        MetricCatalogue.all().stream()
                .filter(metric -> metric.kind() == Metric.Kind.HISTOGRAM)
                .forEach(metric -> declared.add(metric.name() + "_bucket"));
        Set<String> used = NAME.matcher(rules).results().map(MatchResult::group).collect(Collectors.toSet());

        assertThat(used).hasSizeGreaterThan(10);
        assertThat(declared).containsAll(used);
    }
}
