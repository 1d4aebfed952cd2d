package vedette.learn.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads ONNX files, which anybody may have made.
final class ModelReader {

    private static final int MOST_PARTS = 1 << 20; // of one kind in a graph or a list

    private boolean isWhole = true;

    private ModelReader() {}

    static OnnxModel read(byte[] file) throws IOException {
        if (file.length > OnnxModel.MOST_BYTES) {
            throw new IOException("the ONNX file has " + file.length + " bytes, at most " + OnnxModel.MOST_BYTES
                    + " are read: use a smaller model");
        }
        try {
            return new ModelReader().model(new ProtoReader(file));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("damaged ONNX file: " + e.getMessage(), e);
        }
    }

    private OnnxModel model(ProtoReader in) throws IOException {
        OnnxGraph graph = null;
        Map<String, String> metadata = new LinkedHashMap<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Model.GRAPH -> graph = graph(in.message());
                case Fields.Model.METADATA -> entry(in.message(), metadata);
                default -> in.skip();
            }
        }
        if (graph == null) {
            throw new IOException("this is no ONNX file: it has no graph; choose a file whose name ends in .onnx");
        }
        return new OnnxModel(graph, metadata, isWhole);
    }

    private static void entry(ProtoReader in, Map<String, String> metadata) throws IOException {
        String key = "";
        String value = "";
        while (in.next()) {
            switch (in.field()) {
                case Fields.Entry.KEY -> key = in.text();
                case Fields.Entry.VALUE -> value = in.text();
                default -> in.skip();
            }
        }
        metadata.put(key, value);
    }

    private OnnxGraph graph(ProtoReader in) throws IOException {
        List<OnnxNode> nodes = new ArrayList<>();
        List<OnnxTensor> constants = new ArrayList<>();
        List<OnnxPort> inputs = new ArrayList<>();
        List<OnnxPort> outputs = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Graph.NODE -> add(nodes, node(in.message()), in);
                case Fields.Graph.CONSTANT -> add(constants, tensor(in.message()), in);
                case Fields.Graph.INPUT -> add(inputs, port(in.message()), in);
                case Fields.Graph.OUTPUT -> add(outputs, port(in.message()), in);
                default -> in.skip();
            }
        }
        return new OnnxGraph(nodes, constants, inputs, outputs);
    }

    private static <T> void add(List<T> list, T part, ProtoReader in) throws IOException {
        if (list.size() == MOST_PARTS) {
            throw in.damaged("more than " + MOST_PARTS + " parts");
        }
        list.add(part);
    }

    private OnnxNode node(ProtoReader in) throws IOException {
        String operation = "";
        String domain = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<OnnxAttribute> attributes = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Node.INPUT -> add(inputs, in.text(), in);
                case Fields.Node.OUTPUT -> add(outputs, in.text(), in);
                case Fields.Node.OPERATION -> operation = in.text();
                case Fields.Node.DOMAIN -> domain = in.text();
                case Fields.Node.ATTRIBUTE -> add(attributes, attribute(in.message()), in);
                default -> in.skip();
            }
        }
        return new OnnxNode(operation, domain, inputs, outputs, attributes);
    }

    private OnnxAttribute attribute(ProtoReader in) throws IOException {
        String name = "";
        OnnxAttribute.Kind kind = OnnxAttribute.Kind.OTHER;
        long[] ints = {};
        float[] floats = {};
        List<String> texts = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Attribute.NAME -> name = in.text();
                case Fields.Attribute.KIND -> kind = OnnxAttribute.Kind.of(in.number());
                case Fields.Attribute.FLOAT -> floats = new float[] {in.real()};
                case Fields.Attribute.INT -> ints = new long[] {in.number()};
                case Fields.Attribute.TEXT, Fields.Attribute.TEXTS -> add(texts, in.text(), in);
                case Fields.Attribute.FLOATS -> floats = in.reals(floats);
                case Fields.Attribute.INTS -> ints = in.numbers(ints);
                case Fields.Attribute.TENSOR -> tensor(in.message());
                default -> in.skip();
            }
        }
        return new OnnxAttribute(name, kind, ints, floats, texts);
    }

    private OnnxTensor tensor(ProtoReader in) throws IOException {
        TensorParts parts = new TensorParts();
        while (in.next()) {
            parts.take(in);
        }
        isWhole &= parts.isHere();
        return parts.make();
    }

    private static OnnxPort port(ProtoReader in) throws IOException {
        String name = "";
        OnnxPort type = new OnnxPort("", Element.OTHER, List.of(), false);
        while (in.next()) {
            switch (in.field()) {
                case Fields.Port.NAME -> name = in.text();
                case Fields.Port.TYPE -> type = type(in.message());
                default -> in.skip();
            }
        }
        return new OnnxPort(name, type.element(), type.shape(), type.isMaps());
    }

    private static OnnxPort type(ProtoReader in) throws IOException {
        OnnxPort type = new OnnxPort("", Element.OTHER, List.of(), false);
        while (in.next()) {
            switch (in.field()) {
                case Fields.Type.TENSOR -> type = tensorType(in.message());
                case Fields.Type.SEQUENCE -> {
                    in.skip();
                    type = OnnxPort.maps("");
                }
                default -> in.skip();
            }
        }
        return type;
    }

    private static OnnxPort tensorType(ProtoReader in) throws IOException {
        Element element = Element.OTHER;
        List<Long> shape = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case Fields.Type.ELEMENT -> element = Element.of(in.number());
                case Fields.Type.SHAPE -> {
                    ProtoReader dimensions = in.message();
                    while (dimensions.next()) {
                        add(shape, dimension(dimensions.message()), dimensions);
                    }
                }
                default -> in.skip();
            }
        }
        return new OnnxPort("", element, shape, false);
    }

    private static long dimension(ProtoReader in) throws IOException {
        long size = OnnxPort.ANY;
        while (in.next()) {
            if (in.field() == Fields.Type.DIMENSION) {
                size = in.number();
            } else {
                in.skip();
            }
        }
        return size;
    }
}
