package vedette.flow.record;

/// At which ages a living flow is put out: 1, 5 and 30 s, then each minute.
public final class CheckpointAge {

    /// So many checkpoints a record can count; after them there are none.
    public static final int MOST = 0xFFFF;

    private static final int[] FIRST = {1, 5, 30};
    private static final int MINUTE = 60;

    private CheckpointAge() {}

    /// In seconds since the conversation's first packet.
    ///
    /// @param which from 0
    public static int seconds(int which) {
        return which < FIRST.length ? FIRST[which] : (which - FIRST.length + 1) * MINUTE;
    }
}
