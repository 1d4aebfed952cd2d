package vedette.learn.tree;

/// A node of a tree in 64 bits.
///
/// ```
///  63            32 31      21 20             0
/// +----------------+----------+----------------+
/// |   threshold    |  column  |      left      |   right = left + 1
/// +----------------+----------+----------------+
/// |1FF |leaf number|    0     |     itself     |   a leaf
/// +----------------+----------+----------------+
/// ```
///
/// `left` counts from the tree's first node. A leaf's threshold is the bits of a NaN. No value is greater
/// than that, so a row that has come to a leaf and is led on regardless stays there: rows can be led
/// together until all have arrived.
final class Packed {

    static final int MAX_COLUMNS = 1 << 11;
    static final int MAX_NODES = 1 << 21;
    static final int MAX_LEAVES = 1 << 22;

    /// Every leaf is at least this, every other node is less; so is the conjunction of nodes of which one
    /// is no leaf.
    static final long LEAF = 0x7FC0_0000_0000_0000L;

    private static final int COLUMN_SHIFT = 21;
    private static final int LEFT_MASK = MAX_NODES - 1;
    private static final int LEAF_MASK = MAX_LEAVES - 1;

    private Packed() {}

    static long split(int column, float threshold, int left) {
        return ((long) Float.floatToRawIntBits(threshold) << 32) | ((long) column << COLUMN_SHIFT) | left;
    }

    static long leaf(int number, int self) {
        return LEAF | ((long) number << 32) | self;
    }

    static boolean isLeaf(long node) {
        return node >= LEAF;
    }

    static int column(long node) {
        return (int) node >>> COLUMN_SHIFT;
    }

    static float threshold(long node) {
        return Float.intBitsToFloat((int) (node >>> 32));
    }

    static int left(long node) {
        return (int) node & LEFT_MASK;
    }

    static int leafNumber(long node) {
        return (int) (node >>> 32) & LEAF_MASK;
    }

    /// Where the row that begins at the offset goes from the node, counted from the tree's first.
    static int next(long node, float[] rows, int offset) {
        return left(node) + (rows[offset + column(node)] > threshold(node) ? 1 : 0);
    }
}
