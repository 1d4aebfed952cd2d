package vedette.store.search;

import java.util.Comparator;
import java.util.Locale;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Engine;
import vedette.store.search.language.FieldConditions;

/// What rows can be sorted by. Rows that have the same are in the order of their numbers.
public enum FlowOrder {
    TIME("ended", false),
    SOURCE("src", true),
    TARGET("dst", true),
    SERVICE(FieldConditions.SERVICE_PORT, false),
    STATE("state", true),
    OUT("fwd_bytes", false),
    IN("bwd_bytes", false),
    BYTES("(fwd_bytes + bwd_bytes)", false),
    PACKETS("(fwd_packets + bwd_packets)", false),
    DURATION("(ended - begun)", false);

    private final String sql;
    private final boolean isText;

    FlowOrder(String sql, boolean isText) {
        this.sql = sql;
        this.isText = isText;
    }

    /// How it is asked for.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isText() {
        return isText;
    }

    /// Byte by byte, wherever it is sorted.
    String sql(Engine engine) {
        return isText && engine == Engine.POSTGRES ? "(" + sql + " COLLATE \"C\")" : sql;
    }

    /// What a row is sorted by: a number or a text.
    Object key(StoredFlow flow) {
        return switch (this) {
            case TIME -> flow.ended();
            case SOURCE -> flow.src();
            case TARGET -> flow.dst();
            case SERVICE -> (long) flow.servicePort();
            case STATE -> flow.state();
            case OUT -> flow.fwdBytes();
            case IN -> flow.bwdBytes();
            case BYTES -> flow.bytes();
            case PACKETS -> flow.packets();
            case DURATION -> flow.ended() - flow.begun();
        };
    }

    Comparator<KeptFlow> comparator(boolean isUp) {
        Comparator<KeptFlow> first = isText
                ? Comparator.comparing((KeptFlow row) -> String.valueOf(key(row.flow())))
                : Comparator.comparingLong((KeptFlow row) -> (long) key(row.flow()));
        Comparator<KeptFlow> up = first.thenComparingLong(KeptFlow::number);
        return isUp ? up : up.reversed();
    }
}
