package vedette.flow.replay;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vedette.flow.columns.Varint;
import vedette.flow.fact.Fact;

/// Writes facts and reads them back: the number of the type, then what its record is made of, in order.
final class FactCodec {

    private static final List<RecordCodec> TYPES = types();

    private FactCodec() {}

    private static List<RecordCodec> types() {
        List<RecordCodec> types = new ArrayList<>();
        for (Class<?> type : Fact.class.getPermittedSubclasses()) {
            types.add(new RecordCodec(type));
        }
        return List.copyOf(types);
    }

    /// What facts look like in this version: what another version wrote can be read if this is the same.
    static String shape() {
        return TYPES.stream().map(RecordCodec::shape).collect(Collectors.joining("\n"));
    }

    static void write(Fact fact, DataOutput out) throws IOException {
        int number = 0;
        while (!TYPES.get(number).isOf(fact)) {
            number++;
        }
        Varint.write(number, out);
        TYPES.get(number).write(fact, out);
    }

    static Fact read(DataInput in) throws IOException {
        int number = Varint.read(in);
        if (number < 0 || number >= TYPES.size()) {
            throw new IOException("a fact of type " + number + " where there are " + TYPES.size() + " types");
        }
        return (Fact) TYPES.get(number).read(in);
    }
}
