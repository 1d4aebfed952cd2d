package vedette.learn.onnx;

/// The numbers of the fields of ONNX's messages.
final class Fields {

    private Fields() {}

    static final class Model {
        static final int IR_VERSION = 1;
        static final int PRODUCER = 2;
        static final int GRAPH = 7;
        static final int OPERATIONS = 8;
        static final int METADATA = 14;

        private Model() {}
    }

    static final class Operations {
        static final int DOMAIN = 1;
        static final int VERSION = 2;

        private Operations() {}
    }

    static final class Entry {
        static final int KEY = 1;
        static final int VALUE = 2;

        private Entry() {}
    }

    static final class Graph {
        static final int NODE = 1;
        static final int NAME = 2;
        static final int CONSTANT = 5;
        static final int INPUT = 11;
        static final int OUTPUT = 12;

        private Graph() {}
    }

    static final class Node {
        static final int INPUT = 1;
        static final int OUTPUT = 2;
        static final int OPERATION = 4;
        static final int ATTRIBUTE = 5;
        static final int DOMAIN = 7;

        private Node() {}
    }

    static final class Attribute {
        static final int NAME = 1;
        static final int FLOAT = 2;
        static final int INT = 3;
        static final int TEXT = 4;
        static final int TENSOR = 5;
        static final int FLOATS = 7;
        static final int INTS = 8;
        static final int TEXTS = 9;
        static final int KIND = 20;

        private Attribute() {}
    }

    static final class Tensor {
        static final int SHAPE = 1;
        static final int ELEMENT = 2;
        static final int FLOATS = 4;
        static final int INT32S = 5;
        static final int TEXTS = 6;
        static final int INT64S = 7;
        static final int NAME = 8;
        static final int RAW = 9;
        static final int DOUBLES = 10;
        static final int ELSEWHERE = 13;
        static final int PLACE = 14;

        private Tensor() {}
    }

    static final class Port {
        static final int NAME = 1;
        static final int TYPE = 2;

        private Port() {}
    }

    static final class Type {
        static final int TENSOR = 1;
        static final int SEQUENCE = 4;
        static final int MAP = 5;
        static final int ELEMENT = 1;
        static final int SHAPE = 2;
        static final int DIMENSIONS = 1;
        static final int DIMENSION = 1;
        static final int NAMED_DIMENSION = 2;
        static final int OF_SEQUENCE = 1;
        static final int KEY = 1;
        static final int VALUE = 2;

        private Type() {}
    }
}
