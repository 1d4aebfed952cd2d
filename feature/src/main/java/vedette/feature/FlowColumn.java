package vedette.feature;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// One column of a schema: what it is called, what it means, and how it is read from a row.
///
/// Names are public: files, models and people's scripts hold them, so they stay as they are.
///
/// @param unit of its values; empty for text, counts and flags
/// @param formula what it is, in one line, as the reference page shows it
/// @param reader reads its values; which one it is says their type
public record FlowColumn(String name, String unit, String formula, Reader reader) {

    /// Reads the values of a column, without boxing numbers.
    public sealed interface Reader {
        ColumnType type();
    }

    /// Reads text.
    public record Texts(Function<FlowRow, String> of) implements Reader {
        @Override
        public ColumnType type() {
            return ColumnType.TEXT;
        }
    }

    /// Reads whole numbers.
    public record Longs(ToLongFunction<FlowRow> of) implements Reader {
        @Override
        public ColumnType type() {
            return ColumnType.LONG;
        }
    }

    /// Reads finite numbers.
    public record Doubles(ToDoubleFunction<FlowRow> of) implements Reader {
        @Override
        public ColumnType type() {
            return ColumnType.DOUBLE;
        }
    }

    /// Reads moments, in microseconds since 1970.
    public record Times(ToLongFunction<FlowRow> of) implements Reader {
        @Override
        public ColumnType type() {
            return ColumnType.TIME;
        }
    }

    /// Reads lists of whole numbers.
    public record Lists(ListLength length, ListElement element) implements Reader {
        @Override
        public ColumnType type() {
            return ColumnType.LIST;
        }
    }

    /// How many elements a row's list has.
    @FunctionalInterface
    public interface ListLength {
        int of(FlowRow row);
    }

    /// The element at a place of a row's list.
    @FunctionalInterface
    public interface ListElement {
        long of(FlowRow row, int place);
    }

    static FlowColumn text(String name, String formula, Function<FlowRow, String> of) {
        return new FlowColumn(name, "", formula, new Texts(of));
    }

    static FlowColumn count(String name, String formula, ToLongFunction<FlowRow> of) {
        return integer(name, "", formula, of);
    }

    static FlowColumn integer(String name, String unit, String formula, ToLongFunction<FlowRow> of) {
        return new FlowColumn(name, unit, formula, new Longs(of));
    }

    static FlowColumn number(String name, String unit, String formula, ToDoubleFunction<FlowRow> of) {
        return new FlowColumn(name, unit, formula, new Doubles(of));
    }

    static FlowColumn time(String name, String formula, ToLongFunction<FlowRow> of) {
        return new FlowColumn(name, "UTC", formula, new Times(of));
    }

    static FlowColumn sequence(String name, String unit, String formula, ListElement element) {
        return new FlowColumn(name, unit, formula, new Lists(row -> row.flow().sequenceLength(), element));
    }

    public ColumnType type() {
        return reader.type();
    }

    /// The value as a number, of a column that has numbers.
    public double valueOf(FlowRow row) {
        return switch (reader) {
            case Longs longs -> longs.of().applyAsLong(row);
            case Doubles doubles -> doubles.of().applyAsDouble(row);
            case Times times -> times.of().applyAsLong(row);
            case Texts _, Lists _ -> throw new IllegalArgumentException(name + " is not a number");
        };
    }
}
