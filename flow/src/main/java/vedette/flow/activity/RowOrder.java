package vedette.flow.activity;

/// The rows of a table in the order of their keys. Sorts in place, without comparing objects.
final class RowOrder {

    private int[] sorted = new int[0];
    private int size;

    void sort(BottomTable table) {
        if (sorted.length < table.size()) {
            sorted = new int[Math.max(table.size(), 2 * sorted.length)];
        }
        size = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (table.isUsed(row)) {
                sorted[size] = row;
                size++;
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            siftDown(table, i, size);
        }
        for (int last = size - 1; last > 0; last--) {
            int greatest = sorted[0];
            sorted[0] = sorted[last];
            sorted[last] = greatest;
            siftDown(table, 0, last);
        }
    }

    int size() {
        return size;
    }

    int row(int i) {
        if (i >= size) {
            throw new IndexOutOfBoundsException("row " + i + " of " + size);
        }
        return sorted[i];
    }

    private void siftDown(BottomTable table, int from, int end) {
        int i = from;
        int row = sorted[i];
        int child = 2 * i + 1;
        while (child < end) {
            if (child + 1 < end && table.compareKeys(sorted[child + 1], sorted[child]) > 0) {
                child++;
            }
            if (table.compareKeys(sorted[child], row) <= 0) {
                break;
            }
            sorted[i] = sorted[child];
            i = child;
            child = 2 * i + 1;
        }
        sorted[i] = row;
    }
}
