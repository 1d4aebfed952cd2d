package vedette.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The checkout these tests run in, as files.
final class SourceTree {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private SourceTree() {}

    /// The modules, in the order of the parent POM.
    static List<String> modules() {
        return elements(pom(""), "module").map(Element::getTextContent).toList();
    }

    static Document pom(String module) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(ROOT.resolve(module, "pom.xml").toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read the POM of " + module, e);
        }
    }

    static Stream<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    /// What a child element of that name says, or nothing.
    static String text(Element parent, String child) {
        NodeList children = parent.getElementsByTagName(child);
        return children.getLength() == 0 ? "" : children.item(0).getTextContent();
    }

    /// Java sources of every module, `kind` being `main` or `test`.
    static List<Path> javaFiles(String kind) {
        List<Path> files = new ArrayList<>();
        for (String module : modules()) {
            Path sources = ROOT.resolve(module, "src", kind, "java");
            if (Files.isDirectory(sources)) {
                files.addAll(filesUnder(sources, ".java"));
            }
        }
        return files;
    }

    /// Every document: those at the root and those under `docs`.
    static List<Path> documents() {
        List<Path> files = new ArrayList<>(filesUnder(ROOT.resolve("docs"), ".md"));
        try (Stream<Path> beside = Files.list(ROOT)) {
            beside.filter(path -> path.toString().endsWith(".md")).sorted().forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        return read(ROOT.resolve(file));
    }

    private static List<Path> filesUnder(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
