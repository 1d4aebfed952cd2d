package vedette.learn.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import vedette.learn.judge.Confusion;

class PlotTest {

    @Test
    void picturesAreXml_whateverTheNames() throws Exception {
        Confusion confusion = new Confusion(List.of("a<b>&\"c\"", "d"));
        confusion.add(0, 1, 12_345);

        assertThat(texts(Matrix.svg("x & y", confusion))).contains("a<b>&\"c\"", "12k");
        assertThat(texts(new Bars("bars").add("<first>", 0.25).svg())).contains("<first>", "0.250");
        assertThat(texts(new Curves("t", "x", "y")
                        .add("one", "a", List.of(new double[] {0, 0}, new double[] {1, 2}))
                        .svg()))
                .contains("one");
    }

    @Test
    void aLineStaysInItsSquare() throws Exception {
        String svg = new Curves("t", "x", "y")
                .add("one", "a", List.of(new double[] {0, -5}, new double[] {1, 7}))
                .svg();

        assertThat(parsed(svg)
                        .getElementsByTagName("polyline")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("points")
                        .getNodeValue())
                .isEqualTo("56,380 376,60");
    }

    private static List<String> texts(String svg) throws Exception {
        var nodes = parsed(svg).getElementsByTagName("text");
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
