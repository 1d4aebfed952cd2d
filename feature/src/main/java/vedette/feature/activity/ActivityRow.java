package vedette.feature.activity;

import org.jspecify.annotations.Nullable;
import vedette.feature.label.RowTruth;

/// One entity in one window, in numbers: a view that is filled again for the next row.
public final class ActivityRow {

    private static final long NANOS = 1_000_000_000L;

    private final EntityKind kind;
    private final ActivitySchema schema;
    private final float[] values;
    private final @Nullable RowTruth truth;
    private WindowLength length = WindowLength.TEN_SECONDS;
    private long endNanos;
    private long[] key = new long[0];
    private long packets;
    private boolean exact;

    ActivityRow(EntityKind kind, @Nullable RowTruth truth) {
        this.kind = kind;
        this.truth = truth;
        schema = ActivitySchema.of(kind);
        values = new float[schema.size()];
    }

    void window(WindowLength newLength, long newEndNanos, boolean isExact) {
        length = newLength;
        endNanos = newEndNanos;
        exact = isExact;
    }

    void fill(Entity entity, Window window) {
        key = entity.key;
        packets = window.packets();
        schema.compute(window, values);
        if (truth != null) {
            truth.judge(window.labels(), 0);
        }
    }

    public EntityKind kind() {
        return kind;
    }

    public ActivitySchema schema() {
        return schema;
    }

    public WindowLength length() {
        return length;
    }

    /// When the window begins, in traffic time.
    public long startNanos() {
        return endNanos - length.seconds() * NANOS;
    }

    public long endNanos() {
        return endNanos;
    }

    /// The upper eight bytes of the host's address, or of the actor's. IPv4 is mapped into IPv6.
    public long high() {
        return key[EntityKey.HIGH];
    }

    public long low() {
        return key[EntityKey.LOW];
    }

    /// Of a pair only, as are the port and the protocol.
    public long victimHigh() {
        return key[EntityKey.VICTIM_HIGH];
    }

    public long victimLow() {
        return key[EntityKey.VICTIM_LOW];
    }

    public int port() {
        return EntityKey.port(key);
    }

    public int protocol() {
        return EntityKey.protocol(key);
    }

    /// Packets either way.
    public long packets() {
        return packets;
    }

    /// Whether nothing was left out, in any tick of the window, for want of room.
    public boolean isExact() {
        return exact && (truth == null || truth.isWhole());
    }

    /// What it was in truth; null if nobody knows what conversations are.
    public @Nullable RowTruth truth() {
        return truth;
    }

    /// A feature by its place in the schema.
    public float value(int i) {
        return values[i];
    }

    public float value(String feature) {
        return values[schema.indexOf(feature)];
    }

    /// Copies all features, in the order of the schema.
    public void copyTo(float[] into, int start) {
        System.arraycopy(values, 0, into, start, values.length);
    }
}
