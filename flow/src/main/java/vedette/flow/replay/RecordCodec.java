package vedette.flow.replay;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import vedette.common.Address;
import vedette.flow.fact.Ends;

/// Writes records of one type, component by component, and reads them back.
final class RecordCodec {

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Constructor<?> constructor;

    RecordCodec(Class<?> type) {
        this.type = type;
        components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no public record", e);
        }
    }

    boolean isOf(Object value) {
        return value.getClass() == type;
    }

    /// The type's name and what it is made of, the constants of enumerations included.
    String shape() {
        return type.getSimpleName()
                + Arrays.stream(components)
                        .map(component -> component.getName() + ":" + shape(component.getType()))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String shape(Class<?> type) {
        return type.isEnum() ? Arrays.toString(type.getEnumConstants()) : type.getSimpleName();
    }

    void write(Object value, DataOutput out) throws IOException {
        try {
            for (RecordComponent component : components) {
                writeOne(component.getAccessor().invoke(value), out);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot look into a " + type, e);
        }
    }

    Object read(DataInput in) throws IOException {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = readOne(components[i].getType(), in);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IOException("no " + type.getSimpleName() + " can be made of what was read", e);
        }
    }

    @SuppressWarnings("EnumOrdinal") // the shape says which constants there are
    private static void writeOne(Object value, DataOutput out) throws IOException {
        switch (value) {
            case Long number -> out.writeLong(number);
            case Integer number -> out.writeInt(number);
            case Boolean is -> out.writeBoolean(is);
            case String text -> out.writeUTF(text);
            case Enum<?> one -> out.writeByte(one.ordinal());
            case Address address -> {
                out.writeLong(address.high());
                out.writeLong(address.low());
            }
            case Ends ends -> {
                writeOne(ends.client(), out);
                out.writeShort(ends.clientPort());
                writeOne(ends.server(), out);
                out.writeShort(ends.serverPort());
                out.writeByte(ends.protocol());
            }
            default -> throw new IllegalStateException("facts cannot have a " + value.getClass() + " yet");
        }
    }

    private static Object readOne(Class<?> type, DataInput in) throws IOException {
        if (type == long.class) {
            return in.readLong();
        } else if (type == int.class) {
            return in.readInt();
        } else if (type == boolean.class) {
            return in.readBoolean();
        } else if (type == String.class) {
            return in.readUTF();
        } else if (type == Address.class) {
            return address(in);
        } else if (type == Ends.class) {
            return new Ends(
                    address(in), in.readUnsignedShort(), address(in), in.readUnsignedShort(), in.readUnsignedByte());
        }
        return constant(type, in.readUnsignedByte());
    }

    private static Address address(DataInput in) throws IOException {
        return new Address(in.readLong(), in.readLong());
    }

    private static Object constant(Class<?> type, int number) throws IOException {
        Object[] constants = type.getEnumConstants();
        if (constants == null || number >= constants.length) {
            throw new IOException("no " + type.getSimpleName() + " has the number " + number);
        }
        return constants[number];
    }
}
