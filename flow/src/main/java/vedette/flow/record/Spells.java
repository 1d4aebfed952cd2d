package vedette.flow.record;

/// Times of one kind within a part, summed up. In microseconds; all 0 if there was none.
///
/// @param squares the sum of the squares, in microseconds squared
public record Spells(long count, long sum, long squares, long min, long max) {

    Spells(long block) {
        this(
                Memory.u32(block + Layout.SPELLS),
                Memory.u32(block + Layout.SPELL_SUM),
                Memory.i64(block + Layout.SPELL_SQUARES),
                Memory.u32(block + Layout.SPELL_MIN),
                Memory.u32(block + Layout.SPELL_MAX));
    }
}
