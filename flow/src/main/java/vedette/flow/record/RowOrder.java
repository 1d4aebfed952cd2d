package vedette.flow.record;

/// In which order rows of one tick are put out. It compares what the network sent and nothing else, and no two rows are
/// equal, so any number of shards gives one order.
public enum RowOrder {
    BY_START {
        @Override
        public int compare(long one, long other) {
            int order = Long.compare(Memory.i64(one + Layout.PART_START), Memory.i64(other + Layout.PART_START));
            return order != 0 ? order : compareKeys(one, other);
        }
    },
    /// The most active first: what is kept of checkpoints if there are too many.
    BY_BYTES {
        @Override
        public int compare(long one, long other) {
            int order = Long.compareUnsigned(bytes(other), bytes(one));
            return order != 0 ? order : BY_START.compare(one, other);
        }
    };

    private static final int[] LONGS = {
        Layout.CONVERSATION_START,
        Layout.SOURCE_LOW,
        Layout.DESTINATION_LOW,
        Layout.SOURCE_HIGH,
        Layout.DESTINATION_HIGH,
        Layout.TUNNEL,
        Layout.LAST
    };
    private static final int[] INTS = {Layout.PORTS, Layout.VLANS, Layout.PART};

    public abstract int compare(long one, long other);

    private static int compareKeys(long one, long other) {
        for (int offset : LONGS) {
            int order = Long.compare(Memory.i64(one + offset), Memory.i64(other + offset));
            if (order != 0) {
                return order;
            }
        }
        for (int offset : INTS) {
            int order = Integer.compare(Memory.i32(one + offset), Memory.i32(other + offset));
            if (order != 0) {
                return order;
            }
        }
        // protocol and kind
        return Integer.compare(Memory.u16(one + Layout.PROTOCOL), Memory.u16(other + Layout.PROTOCOL));
    }

    private static long bytes(long record) {
        return Memory.i64(record + Layout.FORWARD + Layout.IP_BYTES)
                + Memory.i64(record + Layout.BACKWARD + Layout.IP_BYTES)
                + Memory.i64(record + Layout.EARLIER_FORWARD_BYTES)
                + Memory.i64(record + Layout.EARLIER_BACKWARD_BYTES);
    }
}
