package vedette.decode.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// What must hold for every view of a message: it survives any bytes, and what was cut off it does not make
/// up.
///
/// Every public accessor without parameters is called. The buffer ends where the message is cut, so that a
/// read beyond it would fail.
public final class ViewCheck {

    private static final int ROUNDS = 20_000;
    private static final int MAX_RANDOM = 80;

    /// The `wrap` of a view.
    @FunctionalInterface
    public interface Wrapping {
        boolean wrap(MemorySegment buffer, long start, long limit);
    }

    private ViewCheck() {}

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] hex(String... digits) {
        return HexFormat.of().parseHex(String.join("", digits).replace(" ", ""));
    }

    public static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /// Moves the view over the first bytes of a message.
    public static boolean wrap(Wrapping view, byte[] bytes, int length) {
        MemorySegment buffer = Arena.ofAuto().allocate(length + 1L);
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 1, length);
        return view.wrap(buffer, 1, length + 1L);
    }

    public static boolean wrap(Wrapping view, byte[] bytes) {
        return wrap(view, bytes, bytes.length);
    }

    /// Cuts the message everywhere: each accessor says what it says of the whole, less of it, or nothing.
    public static void assertNothingIsInvented(Object view, Wrapping wrapping, byte[] bytes) {
        assertThat(wrap(wrapping, bytes)).isTrue();
        Map<String, Object> whole = facts(view);
        for (int length = 0; length < bytes.length; length++) {
            if (wrap(wrapping, bytes, length)) {
                int cut = length;
                facts(view)
                        .forEach((name, value) -> assertThat(isPartOf(value, whole.getOrDefault(name, "")))
                                .as("%s was %s, is %s after %d bytes", name, whole.get(name), value, cut)
                                .isTrue());
            } else {
                facts(view);
            }
        }
    }

    /// Random bytes and random changes to the messages, from a fixed seed.
    public static void assertNothingIsThrown(Object view, Wrapping wrapping, byte[]... messages) {
        Random random = new Random(20_260_801);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes =
                    round % 4 == 0 ? randomBytes(random) : mutated(messages[random.nextInt(messages.length)], random);
            try {
                wrap(wrapping, bytes);
                facts(view);
            } catch (RuntimeException e) {
                fail("thrown for " + HexFormat.of().formatHex(bytes), e);
            }
        }
    }

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[random.nextInt(MAX_RANDOM)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutated(byte[] message, Random random) {
        byte[] bytes = Arrays.copyOf(message, message.length - random.nextInt(Math.min(message.length, 8)));
        for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << random.nextInt(8));
        }
        return bytes;
    }

    private static Map<String, Object> facts(Object view) {
        Map<String, Object> facts = new TreeMap<>();
        for (Method method : view.getClass().getMethods()) {
            boolean isAccessor = method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class;
            if (isAccessor) {
                facts.put(method.getName(), call(view, method));
            }
        }
        assertThat(facts).isNotEmpty();
        return facts;
    }

    private static Object call(Object view, Method method) {
        try {
            return method.invoke(view);
        } catch (IllegalAccessException e) {
            throw new LinkageError(method.toString(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method.toString(), e.getCause());
        }
    }

    private static boolean isPartOf(Object value, Object whole) {
        return switch (value) {
            case Boolean is -> !is || is.equals(whole);
            case String text -> whole.toString().startsWith(text);
            case Long number -> number == -1 || number == 0 || number.equals(whole);
            case Integer number -> number == -1 || number == 0 || number.equals(whole);
            case Enum<?> constant -> constant.name().equals("NONE") || constant.equals(whole);
            default -> throw new IllegalStateException("an accessor with a " + value.getClass());
        };
    }
}
