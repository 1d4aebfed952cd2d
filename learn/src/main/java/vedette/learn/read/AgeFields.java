package vedette.learn.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vedette.feature.FlowSchema;
import vedette.learn.read.name.Header;
import vedette.learn.read.text.FloatText;
import vedette.learn.read.text.Hashing;
import vedette.learn.table.Age;

/// Where a row says how old its flow was.
///
/// @param age the field with the age of flows that were alive, or -1
/// @param end the field with why the row was made, which tells whether the flow was over, or -1
record AgeFields(int age, int end) {

    private static final long ALIVE = hash("checkpoint");

    static AgeFields of(Header header) {
        return new AgeFields(header.find(FlowSchema.CHECKPOINT_AGE), header.find("end_reason"));
    }

    Age of(Fields row) throws IOException {
        if (age >= 0) {
            int bits = row.bits(age);
            return bits == FloatText.NOT_A_NUMBER ? Age.NOT_SAID : Age.ofSeconds(Float.intBitsToFloat(bits));
        }
        return end < 0 || row.hash(end) == ALIVE ? Age.NOT_SAID : Age.ENDED;
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Hashing.of(bytes, 0, bytes.length);
    }
}
