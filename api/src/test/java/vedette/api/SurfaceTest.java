package vedette.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Shows what programs may rely on, so that whoever changes it sees that they do.
///
/// Run with `-Ddocs.accept` to write the list, then read the difference before committing it: what is gone or is
/// another
/// takes a new major version, what has come a new minor one.
class SurfaceTest {

    private static final Path LIST = Path.of("src/test/resources/vedette/api/surface.txt");
    private static final Path CLASSES = Path.of(
            RealTimeMonitor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath(),
            "vedette/api");

    private static final Set<String> OF_ALL = Set.of("equals", "hashCode", "toString");

    private static List<Class<?>> types() throws IOException, ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(CLASSES)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.endsWith("Test.class") && !name.equals("package-info.class")) {
                    Class<?> type = Class.forName("vedette.api." + name.replace(".class", ""));
                    if (Modifier.isPublic(type.getModifiers())) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }

    private static List<String> lines() throws IOException, ReflectiveOperationException {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types()) {
            lines.add(Modifier.toString(type.getModifiers()) + " " + kind(type) + " " + type.getSimpleName());
            List<String> members = new ArrayList<>();
            Arrays.stream(type.getFields())
                    .filter(field -> field.getDeclaringClass() == type)
                    .map(Field::toGenericString)
                    .forEach(members::add);
            Arrays.stream(type.getConstructors())
                    .filter(_ -> !type.isRecord())
                    .map(Constructor::toGenericString)
                    .forEach(members::add);
            Arrays.stream(type.getMethods())
                    .filter(method -> method.getDeclaringClass() == type && !method.isSynthetic())
                    .filter(method -> !OF_ALL.contains(method.getName()))
                    .map(Method::toGenericString)
                    .forEach(members::add);
            members.stream().sorted().map(member -> "    " + shortened(member)).forEach(lines::add);
        }
        return lines;
    }

    private static String kind(Class<?> type) {
        return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    }

    private static String shortened(String member) {
        return member.replaceAll("vedette\\.api\\.\\w+\\.(?=\\w+[(])", "")
                .replaceAll("vedette\\.api\\.", "")
                .replaceAll("java\\.(lang|util|time|nio\\.file)\\.(function\\.)?", "");
    }

    @Test
    void theSurfaceIsTheOneOnFile() throws IOException, ReflectiveOperationException {
        List<String> lines = lines();
        if ("".equals(System.getProperty("docs.accept")) || Boolean.getBoolean("docs.accept")) {
            Files.createDirectories(LIST.toAbsolutePath().getParent());
            Files.write(LIST, lines);
        }

        assertThat(lines).hasSizeGreaterThan(60).containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    @Test
    void whatProgramsMeetAreTypesOfTheirOwnAndOfTheJdk() throws IOException, ReflectiveOperationException {
        List<String> strange = new ArrayList<>();
        for (Class<?> type : types()) {
            for (Method method : type.getMethods()) {
                if (method.getDeclaringClass() == type) {
                    used(method).filter(used -> !isOurs(used)).forEach(used -> strange.add(method + ": " + used));
                }
            }
            for (Constructor<?> constructor : type.getConstructors()) {
                used(constructor).filter(used -> !isOurs(used)).forEach(used -> strange.add(constructor + ": " + used));
            }
        }

        assertThat(strange).isEmpty();
    }

    private static Stream<Class<?>> used(Executable member) {
        Stream<Class<?>> given = Arrays.stream(member.getParameterTypes());
        return member instanceof Method method ? Stream.concat(given, Stream.of(method.getReturnType())) : given;
    }

    private static boolean isOurs(Class<?> type) {
        Class<?> element = type.isArray() ? type.componentType() : type;
        return element.isPrimitive()
                || element.getName().startsWith("java.")
                || element.getPackageName().equals("vedette.api");
    }
}
