package vedette.flow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vedette.common.Address;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;

/// Facts are read as they were written, of every type there is.
class FactCodecTest {

    private static final String AWKWARD = "GET /\0ü\uD83D\uDE00\uD800 \r\n";

    static List<Class<?>> types() {
        return List.of(Fact.class.getPermittedSubclasses());
    }

    private static Fact random(Class<?> type, SplittableRandom random) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(one -> value(one, random)).toArray();
        return (Fact) type.getConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type, SplittableRandom random) {
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return switch (type.getSimpleName()) {
            case "long" -> random.nextLong();
            case "int" -> random.nextInt();
            case "boolean" -> random.nextBoolean();
            case "String" -> AWKWARD.substring(random.nextInt(AWKWARD.length()));
            case "Address" -> new Address(random.nextLong(), random.nextLong());
            case "Ends" ->
                new Ends(
                        new Address(random.nextLong(), random.nextLong()),
                        random.nextInt(1 << 16),
                        new Address(random.nextLong(), random.nextLong()),
                        random.nextInt(1 << 16),
                        random.nextInt(1 << 8));
            default -> throw new IllegalArgumentException("facts have no " + type);
        };
    }

    private static byte[] written(Fact fact) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FactCodec.write(fact, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Fact read(byte[] bytes) throws IOException {
        return FactCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsReadIsWhatWasWritten(Class<?> type) throws Exception {
        SplittableRandom random = new SplittableRandom(20_261_122);
        for (int i = 0; i < 50; i++) {
            Fact fact = random(type, random);

            assertThat(read(written(fact))).isEqualTo(fact);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsCutIsRefused(Class<?> type) throws Exception {
        byte[] whole = written(random(type, new SplittableRandom(1)));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTypeOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {99})).hasMessageContaining("type 99");
    }

    @Test
    void theShapeSaysWhatFactsAreMadeOf() {
        assertThat(FactCodec.shape()).contains("LoginFact(", "step:[ASKED, REFUSED, ACCEPTED]", "user:String");
    }
}
