package vedette.learn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxModelTest {

    private static OnnxModel model() {
        GraphBuilder graph = new GraphBuilder();
        String x = graph.input(OnnxPort.rows("x", Element.FLOAT, 3));
        String scaled = graph.add("Mul", x, graph.floats(new float[] {1, -2.5f, Float.MIN_VALUE}, 1, 3));
        String trees = graph.addOfTrees(
                "Normalizer",
                scaled,
                List.of(
                        OnnxAttribute.text("norm", "L1"),
                        OnnxAttribute.number("whole", Long.MIN_VALUE),
                        OnnxAttribute.numbers("numbers", 1, -1, 300),
                        OnnxAttribute.real("real", 0.25f),
                        OnnxAttribute.reals("reals", 1, 2, 3),
                        OnnxAttribute.texts("texts", List.of("ä", ""))));
        graph.longs(new long[] {5, -6}, 2);
        graph.doubles(new double[] {Math.PI}, 1);
        graph.texts(List.of("benign", "scan"));
        graph.output(OnnxPort.rows("y", Element.FLOAT, 3), trees);
        graph.output(OnnxPort.maps("maps"), trees);
        return new OnnxModel(graph.make(), Map.of("key", "value"), true);
    }

    @Test
    void aModelThatIsWrittenAndReadIsTheSame() throws IOException {
        OnnxModel model = model();

        OnnxModel read = OnnxModel.read(model.toBytes());

        assertThat(read.graph()).usingRecursiveComparison().isEqualTo(model.graph());
        assertThat(read.metadata()).isEqualTo(model.metadata());
        assertThat(read.isWhole()).isTrue();
        assertThat(read.toBytes()).isEqualTo(model.toBytes());
    }

    @Test
    void whenTheFileIsCutAnywhere_thenItIsRefusedOrShorter() throws IOException {
        byte[] bytes = model().toBytes();
        int refused = 0;
        for (int length = 0; length < bytes.length; length++) {
            try {
                OnnxModel.read(Arrays.copyOf(bytes, length));
            } catch (IOException e) {
                refused++;
                assertThat(e).hasMessageContaining("ONNX file");
            }
        }
        assertThat(refused).isGreaterThan(bytes.length * 9 / 10);
    }

    @Test
    void whateverBytesAreChanged_thenItIsReadOrRefused() {
        byte[] bytes = model().toBytes();
        Random random = new Random(4);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = bytes.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                OnnxModel.read(changed);
            } catch (IOException _) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aLengthBeyondTheEndIsNotBelieved() {
        byte[] file = new ProtoWriter().number(1, 8).toBytes();
        byte[] boast = Arrays.copyOf(file, file.length + 6);
        boast[file.length] = (byte) ((Fields.Model.GRAPH << Wire.BITS) | Wire.LENGTH.code());
        Arrays.fill(boast, file.length + 1, file.length + 5, (byte) 0xFF);
        boast[file.length + 5] = 0x07;

        assertThatThrownBy(() -> OnnxModel.read(boast))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes where 0 are left");
    }

    @Test
    void aFileOfSomethingElseIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> OnnxModel.read(new byte[0])).hasMessageContaining("this is no ONNX file");
        assertThatThrownBy(() -> OnnxModel.read("<html>no model</html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void valuesInOtherWaysOfWritingAreRead() throws IOException {
        ProtoWriter floats = tensor("f", Element.FLOAT, 2).reals(Fields.Tensor.FLOATS, new float[] {1.5f, -2});
        ProtoWriter longs =
                tensor("l", Element.INT64, 2).number(Fields.Tensor.INT64S, 7).number(Fields.Tensor.INT64S, -8);
        ProtoWriter graph =
                new ProtoWriter().message(Fields.Graph.CONSTANT, floats).message(Fields.Graph.CONSTANT, longs);

        OnnxGraph read = OnnxModel.read(
                        new ProtoWriter().message(Fields.Model.GRAPH, graph).toBytes())
                .graph();

        assertThat(read.constant("f").floats()).containsExactly(1.5f, -2);
        assertThat(read.constant("l").longs()).containsExactly(7, -8);
        assertThatIllegalArgumentException().isThrownBy(() -> read.constant("m"));
    }

    @Test
    void valuesInAFileBesideItAreNoticed() throws IOException {
        ProtoWriter elsewhere = tensor("w", Element.FLOAT, 9)
                .message(
                        Fields.Tensor.ELSEWHERE,
                        new ProtoWriter().text(1, "location").text(2, "../../secret"))
                .number(Fields.Tensor.PLACE, 1);
        ProtoWriter graph = new ProtoWriter().message(Fields.Graph.CONSTANT, elsewhere);

        OnnxModel read = OnnxModel.read(
                new ProtoWriter().message(Fields.Model.GRAPH, graph).toBytes());

        assertThat(read.isWhole()).isFalse();
    }

    @Test
    void aTensorWhoseShapeDoesNotFitIsRefused() {
        ProtoWriter wrong = tensor("w", Element.FLOAT, 9).reals(Fields.Tensor.FLOATS, new float[] {1});
        byte[] file = new ProtoWriter()
                .message(Fields.Model.GRAPH, new ProtoWriter().message(Fields.Graph.CONSTANT, wrong))
                .toBytes();

        assertThatThrownBy(() -> OnnxModel.read(file))
                .hasMessage("damaged ONNX file: tensor w has 1 values where its shape asks for 9");
    }

    private static ProtoWriter tensor(String name, Element element, long size) {
        return new ProtoWriter()
                .numbers(Fields.Tensor.SHAPE, new long[] {size})
                .number(Fields.Tensor.ELEMENT, element.code())
                .text(Fields.Tensor.NAME, name);
    }
}
