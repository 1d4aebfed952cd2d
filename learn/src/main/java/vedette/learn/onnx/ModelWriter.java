package vedette.learn.onnx;

/// Writes models as ONNX files.
final class ModelWriter {

    private static final int IR_VERSION = 8;
    private static final int OPERATIONS = 17;
    private static final int OPERATIONS_OF_TREES = 3;

    private ModelWriter() {}

    static byte[] write(OnnxModel model) {
        ProtoWriter writer = new ProtoWriter()
                .number(Fields.Model.IR_VERSION, IR_VERSION)
                .text(Fields.Model.PRODUCER, "vedette")
                .message(Fields.Model.GRAPH, graph(model.graph()))
                .message(Fields.Model.OPERATIONS, operations("", OPERATIONS))
                .message(Fields.Model.OPERATIONS, operations(GraphBuilder.TREES, OPERATIONS_OF_TREES));
        model.metadata()
                .forEach((key, value) -> writer.message(
                        Fields.Model.METADATA,
                        new ProtoWriter().text(Fields.Entry.KEY, key).text(Fields.Entry.VALUE, value)));
        return writer.toBytes();
    }

    private static ProtoWriter operations(String domain, int version) {
        return new ProtoWriter().text(Fields.Operations.DOMAIN, domain).number(Fields.Operations.VERSION, version);
    }

    private static ProtoWriter graph(OnnxGraph graph) {
        ProtoWriter writer = new ProtoWriter();
        graph.nodes().forEach(node -> writer.message(Fields.Graph.NODE, node(node)));
        writer.text(Fields.Graph.NAME, "model");
        graph.constants().forEach(constant -> writer.message(Fields.Graph.CONSTANT, tensor(constant)));
        graph.inputs().forEach(port -> writer.message(Fields.Graph.INPUT, port(port)));
        graph.outputs().forEach(port -> writer.message(Fields.Graph.OUTPUT, port(port)));
        return writer;
    }

    private static ProtoWriter node(OnnxNode node) {
        ProtoWriter writer = new ProtoWriter();
        node.inputs().forEach(name -> writer.text(Fields.Node.INPUT, name));
        node.outputs().forEach(name -> writer.text(Fields.Node.OUTPUT, name));
        writer.text(Fields.Node.OPERATION, node.operation());
        node.attributes().forEach(attribute -> writer.message(Fields.Node.ATTRIBUTE, attribute(attribute)));
        return writer.text(Fields.Node.DOMAIN, node.domain());
    }

    private static ProtoWriter attribute(OnnxAttribute attribute) {
        ProtoWriter writer = new ProtoWriter().text(Fields.Attribute.NAME, attribute.name());
        switch (attribute.kind()) {
            case FLOAT -> writer.real(Fields.Attribute.FLOAT, attribute.reals()[0]);
            case INT -> writer.number(Fields.Attribute.INT, attribute.numbers()[0]);
            case TEXT -> writer.text(Fields.Attribute.TEXT, attribute.texts().getFirst());
            case FLOATS -> writer.reals(Fields.Attribute.FLOATS, attribute.reals());
            case INTS -> writer.numbers(Fields.Attribute.INTS, attribute.numbers());
            case TEXTS -> attribute.texts().forEach(text -> writer.text(Fields.Attribute.TEXTS, text));
            case OTHER ->
                throw new IllegalArgumentException("setting " + attribute.name() + " is of a kind that is not written");
        }
        return writer.number(Fields.Attribute.KIND, attribute.kind().code());
    }

    private static ProtoWriter tensor(OnnxTensor tensor) {
        if (tensor.element() == Element.OTHER) {
            throw new IllegalArgumentException("constant " + tensor.name() + " is of a kind that is not written");
        }
        ProtoWriter writer = new ProtoWriter()
                .numbers(Fields.Tensor.SHAPE, tensor.shape())
                .number(Fields.Tensor.ELEMENT, tensor.element().code());
        if (tensor.element() == Element.TEXT) {
            tensor.texts().forEach(text -> writer.text(Fields.Tensor.TEXTS, text));
        } else {
            writer.bytes(Fields.Tensor.RAW, tensor.raw());
        }
        return writer.text(Fields.Tensor.NAME, tensor.name());
    }

    private static ProtoWriter port(OnnxPort port) {
        ProtoWriter type = port.isMaps() ? maps() : tensorType(port);
        return new ProtoWriter().text(Fields.Port.NAME, port.name()).message(Fields.Port.TYPE, type);
    }

    private static ProtoWriter tensorType(OnnxPort port) {
        ProtoWriter shape = new ProtoWriter();
        for (long dimension : port.shape()) {
            ProtoWriter one = dimension == OnnxPort.ANY
                    ? new ProtoWriter().text(Fields.Type.NAMED_DIMENSION, "rows")
                    : new ProtoWriter().number(Fields.Type.DIMENSION, dimension);
            shape.message(Fields.Type.DIMENSIONS, one);
        }
        ProtoWriter tensor = new ProtoWriter()
                .number(Fields.Type.ELEMENT, port.element().code())
                .message(Fields.Type.SHAPE, shape);
        return new ProtoWriter().message(Fields.Type.TENSOR, tensor);
    }

    /// A list of maps from text to a float.
    private static ProtoWriter maps() {
        ProtoWriter number = new ProtoWriter()
                .message(
                        Fields.Type.TENSOR,
                        new ProtoWriter()
                                .number(Fields.Type.ELEMENT, Element.FLOAT.code())
                                .message(Fields.Type.SHAPE, new ProtoWriter()));
        ProtoWriter map =
                new ProtoWriter().number(Fields.Type.KEY, Element.TEXT.code()).message(Fields.Type.VALUE, number);
        ProtoWriter ofMap = new ProtoWriter().message(Fields.Type.MAP, map);
        return new ProtoWriter()
                .message(Fields.Type.SEQUENCE, new ProtoWriter().message(Fields.Type.OF_SEQUENCE, ofMap));
    }
}
