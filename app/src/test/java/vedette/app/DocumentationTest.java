package vedette.app;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// Holds the documents to the code.
class DocumentationTest {

    private static final Pattern TYPE_NAME = Pattern.compile("`([A-Z]\\w+)`");
    private static final Pattern TEST_NAME = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern EDGES = Pattern.compile("^\\| `(\\w+)` \\| (.*?) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");
    private static final Pattern BARE_COMMAND = Pattern.compile("^ *vedette .*$", Pattern.MULTILINE);

    /// What is true of one machine or one moment only: places of packages, folders, numbers in a tracker.
    private static final Pattern LOCAL = Pattern.compile(
            "repo1?\\.maven|registry\\.npmjs|artifactory|nexus|/(work|home|root|Users)/|\\bissue #?\\d|\\s#\\d+\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void everyTypeTheArchitectureNamesExists() {
        Set<String> types = Stream.concat(SourceTree.javaFiles("main").stream(), SourceTree.javaFiles("test").stream())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(toSet());

        List<String> named = TYPE_NAME
                .matcher(SourceTree.read("ARCHITECTURE.md"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named).isNotEmpty().isSubsetOf(types);
    }

    @Test
    void everyTestThatADocumentNamesExists() {
        List<Path> tests = SourceTree.javaFiles("test");
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path document : SourceTree.documents()) {
            if (document.endsWith("CONTRIBUTING.md")) {
                continue; // its recipes name tests that are yet to be written
            }
            Matcher test = TEST_NAME.matcher(SourceTree.read(document));
            while (test.find()) {
                named++;
                String method = test.group(2) == null ? "" : " " + test.group(2) + "(";
                boolean isThere = tests.stream()
                        .filter(file -> file.endsWith(test.group(1) + ".java"))
                        .anyMatch(file -> SourceTree.read(file).contains(method));
                if (!isThere) {
                    missing.add(document.getFileName() + ": " + test.group());
                }
            }
        }

        assertThat(named).isGreaterThan(40);
        assertThat(missing).isEmpty();
    }

    @Test
    void theArchitectureShowsTheEdgesThatAreChecked() {
        Map<String, Set<String>> shown = new LinkedHashMap<>();
        Matcher rows = EDGES.matcher(SourceTree.read("ARCHITECTURE.md"));
        while (rows.find()) {
            shown.put(
                    rows.group(1),
                    NAME.matcher(rows.group(2))
                            .results()
                            .map(match -> match.group(1))
                            .collect(toSet()));
        }
        Map<String, Set<String>> checked = new LinkedHashMap<>();
        Stage.ALL.forEach(stage -> checked.put(stage.name(), stage.mayUse()));

        assertThat(shown).containsExactlyEntriesOf(checked);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path document : SourceTree.documents()) {
            LINK.matcher(SourceTree.read(document))
                    .results()
                    .map(match -> match.group(1))
                    .filter(target -> !target.matches("(https?|mailto):.*|#.*"))
                    .filter(target -> !Files.exists(document.resolveSibling(target.replaceFirst("#.*", ""))))
                    .forEach(target -> broken.add(SourceTree.ROOT.relativize(document) + ": " + target));
        }

        assertThat(broken).isEmpty();
    }

    /// A service keeps things elsewhere than whoever types, so who follows a guide needs to be told as whom.
    @Test
    void guidesSayWhoseVedetteIsMeant() {
        List<String> bare = new ArrayList<>();
        for (Path document : SourceTree.documents()) {
            Path name = SourceTree.ROOT.relativize(document);
            if (name.startsWith("docs/how-to") || name.equals(Path.of("docs/tutorial.md"))) {
                BARE_COMMAND
                        .matcher(SourceTree.read(document))
                        .results()
                        .forEach(match -> bare.add(name + ": " + match.group()));
            }
        }

        assertThat(bare).isEmpty();
        assertThat(SourceTree.read("docs/deploy.md")).contains("/usr/local/bin/vedette", "deploy/vedette-as-service");
    }

    @Test
    void everyDependencyHasItsReason() {
        Set<String> artifacts = new TreeSet<>();
        for (String module :
                Stream.concat(Stream.of(""), SourceTree.modules().stream()).toList()) {
            Stream.of("dependency", "plugin", "path")
                    .flatMap(kind -> SourceTree.elements(SourceTree.pom(module), kind))
                    .filter(element -> !SourceTree.text(element, "groupId").equals("vedette"))
                    .map((Element element) -> SourceTree.text(element, "artifactId"))
                    .forEach(artifacts::add);
        }
        String page = SourceTree.read("docs/dependencies.md");

        assertThat(artifacts)
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(page).contains("`" + artifact + "`"));
    }

    @Test
    void noDocumentSaysWhatIsTrueOfOneMachineOnly() {
        List<String> local = new ArrayList<>();
        for (Path document : SourceTree.documents()) {
            LOCAL.matcher(SourceTree.read(document))
                    .results()
                    .forEach(match -> local.add(SourceTree.ROOT.relativize(document) + ": " + match.group()));
        }

        assertThat(local).isEmpty();
    }
}
