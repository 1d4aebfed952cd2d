package vedette.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the sources to what no compiler checks: their size and their documentation.
class SourceStyleTest {

    private static final int MAX_LINES = 500;
    private static final int MAX_FILES_IN_PACKAGE = 20;

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public .*\\b(class|interface|record|enum)\\b.*", Pattern.MULTILINE);
    private static final Pattern DOCUMENTED_TYPE =
            Pattern.compile("^///.*\\R(?:///.*\\R|@.*\\R|[ )].*\\R)*public ", Pattern.MULTILINE);
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

    private final List<Path> product = SourceTree.javaFiles("main");
    private final List<Path> all = Stream.concat(product.stream(), SourceTree.javaFiles("test").stream())
            .toList();

    @Test
    void noFileIsTooLong() {
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(SourceTree.read(file).lines().count()).isLessThanOrEqualTo(MAX_LINES));
    }

    @Test
    void noPackageHoldsTooMuch() {
        Map<Path, Long> sizes = product.stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(Path::getParent, counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((folder, files) -> assertThat(files).isLessThanOrEqualTo(MAX_FILES_IN_PACKAGE));
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Set<Path> packages = product.stream()
                .filter(file -> !isBesideTheProduct(file))
                .map(Path::getParent)
                .collect(Collectors.toSet());

        assertThat(packages).isNotEmpty().allSatisfy(folder -> {
            Path description = folder.resolve("package-info.java");
            assertThat(Files.exists(description)).as(description.toString()).isTrue();
            assertThat(SourceTree.read(description)).startsWith("/// ").contains("@NullMarked");
        });
    }

    @Test
    void everyPublicTypeIsDocumented() {
        List<Path> undocumented = product.stream()
                .filter(file -> PUBLIC_TYPE.matcher(SourceTree.read(file)).find())
                .filter(file -> !DOCUMENTED_TYPE.matcher(SourceTree.read(file)).find())
                .toList();

        assertThat(undocumented).isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() {
        List<Path> unfinished = product.stream()
                .filter(file -> UNFINISHED.matcher(SourceTree.read(file)).find())
                .toList();

        assertThat(unfinished).isEmpty();
    }

    private static boolean isBesideTheProduct(Path file) {
        String module = SourceTree.ROOT.relativize(file).getName(0).toString();
        return Stage.PROOFS.contains(module) && !module.equals("testkit");
    }
}
