package vedette.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Holds the code to the picture in `ARCHITECTURE.md`.
class ArchitectureTest {

    /// Whose types may appear in which stage alone.
    static final Map<String, String> OWNER_OF_THIRD_PARTY = Map.ofEntries(
            entry("ai.djl..", "deep"),
            entry("ai.onnxruntime..", "learn"),
            entry("com.amazon.randomcutforest..", "learn"),
            entry("com.github.luben..", "[capture|learn|store]"),
            entry("com.google.zxing..", "app"),
            entry("com.openhtmltopdf..", "report"),
            entry("com.password4j..", "store"),
            entry("gg.jte..", "web"),
            entry("jakarta.activation..", "notify.mail"),
            entry("jakarta.mail..", "notify.mail"),
            entry("org.apache.fontbox..", "report"),
            entry("org.apache.pdfbox..", "report"),
            entry("org.commonmark..", "web.help"),
            entry("org.eclipse.angus..", "notify.mail"),
            entry("org.eclipse.jetty..", "web"),
            entry("org.jline..", "app.screen"),
            entry("org.duckdb..", "[feature|store]"),
            entry("org.postgresql..", "store"),
            entry("org.snakeyaml..", "app.config.read"),
            entry("org.sqlite..", "store"),
            entry("picocli..", "app"),
            entry("tools.jackson..", "[app|learn|notify|store|web]"));

    static final List<Stage> STAGES = Stage.ALL;

    static final Set<String> THIRD_PARTIES = OWNER_OF_THIRD_PARTY.keySet();

    private static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("vedette");

    @ParameterizedTest
    @FieldSource("STAGES")
    void aStageUsesOnlyTheStagesBeforeIt(Stage stage) {
        String[] others = Stream.concat(Stage.ALL.stream().map(Stage::name), Stage.PROOFS.stream())
                .filter(other -> !other.equals(stage.name()))
                .filter(other -> !stage.mayUse().contains(other))
                .map(other -> "vedette." + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("vedette." + stage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("STAGES")
    void aStagesPomAsksForNoMore(Stage stage) {
        Set<String> asked = SourceTree.elements(SourceTree.pom(stage.name()), "dependency")
                .filter(dependency -> SourceTree.text(dependency, "groupId").equals("vedette"))
                .filter(dependency -> !SourceTree.text(dependency, "scope").equals("test"))
                .map(dependency -> SourceTree.text(dependency, "artifactId"))
                .collect(Collectors.toSet());

        assertThat(stage.mayUse()).containsAll(asked);
    }

    @Test
    void noStageComesBeforeOneItUses() {
        List<String> before = new ArrayList<>();
        for (Stage stage : Stage.ALL) {
            assertThat(before).as("before %s", stage).containsAll(stage.mayUse());
            before.add(stage.name());
        }
    }

    @Test
    void theModulesAreInTheOrderOfTheData() {
        List<String> expected = Stream.concat(Stage.ALL.stream().map(Stage::name), Stage.PROOFS.stream())
                .toList();

        assertThat(SourceTree.modules()).isEqualTo(expected);
    }

    @Test
    void theTestkitIsAnOpinionOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage("vedette.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stage.ALL.stream()
                        .map(stage -> "vedette." + stage + "..")
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .because("a mistake shared by the product and its tests is seen by neither")
                .check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("THIRD_PARTIES")
    void thirdPartyTypesStayWithTheirOwner(String types) {
        noClasses()
                .that()
                .resideOutsideOfPackage("vedette." + OWNER_OF_THIRD_PARTY.get(types) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(types)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("vedette.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void whatRunsPerPacketDoesNotAllocateByHabit() {
        assertThat(PerPacketCode.habitsOfColdCode(CLASSES)).isEmpty();
    }

    @Test
    void onlyWhoStartsTheEngineReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("vedette.api..", "vedette.app..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("tests must be able to move time")
                .check(CLASSES);
    }

    @Test
    void noNameSaysNothing() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)")
                .andShould()
                .resideOutsideOfPackages("..util..", "..utils..", "..helper..", "..helpers..", "..misc..", "..core..")
                .check(CLASSES);
        noClasses()
                .that()
                .areInterfaces()
                .should()
                .haveNameMatching(".*\\.I[A-Z][a-z]\\w*")
                .check(CLASSES);
    }
}
