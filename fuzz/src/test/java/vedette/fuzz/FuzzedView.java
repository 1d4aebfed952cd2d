package vedette.fuzz;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import vedette.decode.message.MessageView;

/// A view of a message with all of its public accessors, each to be called on whatever bytes it is moved
/// over.
final class FuzzedView {

    private static final int MAX_TEXT = 4096;

    /// The `wrap` of a view.
    @FunctionalInterface
    interface Wrapping {
        boolean wrap(MemorySegment buffer, long start, long limit);
    }

    private final Object view;
    private final Wrapping wrapping;
    private final List<Method> accessors;

    FuzzedView(Object view, Wrapping wrapping) {
        this.view = view;
        this.wrapping = wrapping;
        accessors = Arrays.stream(view.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getReturnType() != void.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() != Object.class)
                .toList();
        if (accessors.stream().noneMatch(method -> method.getDeclaringClass() != MessageView.class)) {
            throw new AssertionError("a view without accessors");
        }
    }

    /// Moves the view over the bytes, in a buffer that ends where they end, and asks it everything.
    void read(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(Math.max(bytes.length, 1), 1).asSlice(0, bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, 0, bytes.length);
            wrapping.wrap(buffer, 0, bytes.length);
            for (Method accessor : accessors) {
                check(accessor, call(accessor));
            }
        }
    }

    private Object call(Method accessor) {
        try {
            return accessor.invoke(view);
        } catch (IllegalAccessException e) {
            throw new LinkageError(accessor.toString(), e);
        } catch (InvocationTargetException e) {
            throw new AssertionError(accessor.toString(), e.getCause());
        }
    }

    private static void check(Method accessor, Object value) {
        if (value instanceof String text
                && (text.length() > MAX_TEXT || !text.chars().allMatch(c -> c >= ' ' && c <= '~'))) {
            throw new AssertionError(accessor + " gives " + text);
        }
    }
}
