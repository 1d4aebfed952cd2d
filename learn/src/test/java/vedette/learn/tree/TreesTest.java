package vedette.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {

    private static final int COLUMNS = 7;

    private final RandomTrees random = new RandomTrees(1, COLUMNS);

    @Test
    void aRowGoesRightOnlyWhereItsValueIsGreater() {
        TreeSketch sketch = new TreeSketch(1);
        int left = sketch.split(TreeSketch.ROOT, 1, 2.5f);
        sketch.leaf(left, 1, -10);
        sketch.leaf(left + 1, 1, 10);
        Trees trees = new TreesBuilder(2, 1, 1).add(sketch).make();

        float[] rows = {9, 2.5f, 0, Math.nextUp(2.5f), 9, Float.NaN, 0, Float.POSITIVE_INFINITY, 9, -Float.MAX_VALUE};

        assertThat(sums(trees, rows, 5, 1)).containsExactly(-10, 10, -10, 10, -10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 64, 127, 128, 129, 1_024})
    void theSumsOfARowAreTheSameInAnyBatch(int batch) {
        Trees trees = random.draw(23, 9, 3, 3);
        float[] rows = random.rows(1_024);
        float[] expected = slowSums(trees, rows, 1_024);

        float[] sums = new float[3 * 1_024];
        for (int first = 0; first < 1_024; first += batch) {
            int count = Math.min(batch, 1_024 - first);
            float[] part = Arrays.copyOfRange(rows, first * COLUMNS, (first + count) * COLUMNS);
            System.arraycopy(sums(trees, part, count, 3), 0, sums, 3 * first, 3 * count);
        }

        assertThat(sums).isEqualTo(expected);
    }

    @Test
    void treesWithOneValueInEachLeafSpeakOfTheOutputsInTurn() {
        TreesBuilder builder = new TreesBuilder(1, 3, 1);
        for (int tree = 0; tree < 6; tree++) {
            TreeSketch sketch = new TreeSketch(1);
            sketch.leaf(TreeSketch.ROOT, 1, 1 << tree);
            builder.add(sketch);
        }

        assertThat(sums(builder.make(), new float[1], 1, 3)).containsExactly(1 + 8, 2 + 16, 4 + 32);
    }

    @Test
    void aTreeOfOneLeafIsATree() {
        TreeSketch sketch = new TreeSketch(2);
        sketch.leaf(TreeSketch.ROOT, 3, new float[] {0.25f, 0.75f}, 0);
        Trees trees = new TreesBuilder(1, 2, 2).add(sketch).make();

        assertThat(sums(trees, new float[5], 5, 2))
                .containsExactly(0.25f, 0.75f, 0.25f, 0.75f, 0.25f, 0.75f, 0.25f, 0.75f, 0.25f, 0.75f);
    }

    @Test
    void valuesThatAreNotNumbersLeadSomewhere() {
        Trees trees = random.draw(9, 9, 2, 2);
        float[] rows = new float[6 * COLUMNS];
        Arrays.fill(rows, Float.NaN);
        Arrays.fill(rows, COLUMNS, 3 * COLUMNS, Float.NEGATIVE_INFINITY);

        assertThat(sums(trees, rows, 6, 2)).isEqualTo(slowSums(trees, rows, 6));
    }

    @Test
    void coversBetweenAreTheSumsOfThoseBelow() {
        Trees trees = random.draw(1, 9, 1, 1);

        for (int node = 0; node < trees.nodes(0); node++) {
            if (!trees.isLeaf(0, node)) {
                int left = trees.left(0, node);
                assertThat(trees.cover(0, node)).isEqualTo(trees.cover(0, left) + trees.cover(0, left + 1));
            }
        }
    }

    @Test
    void treesThatAreWrittenAndReadAreTheSame() throws IOException {
        for (int leafWidth : new int[] {1, 4}) {
            Trees trees = random.draw(11, 8, 4, leafWidth);
            float[] rows = random.rows(50);

            Trees read = Trees.read(in(bytes(trees)), COLUMNS);

            assertThat(sums(read, rows, 50, 4)).isEqualTo(sums(trees, rows, 50, 4));
            assertThat(bytes(read)).isEqualTo(bytes(trees));
        }
    }

    @Test
    void damagedBytesAreRefusedOrGiveTreesThatEnd() throws IOException {
        byte[] bytes = bytes(random.draw(3, 6, 2, 2));
        float[] rows = random.rows(8);
        Random chance = new Random(7);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = bytes.clone();
            for (int j = 0; j <= chance.nextInt(3); j++) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
            }
            try {
                Trees trees = Trees.read(in(damaged), COLUMNS);
                trees.add(rows, 8, new float[8 * trees.outputs()], trees.outputs());
            } catch (IOException e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(300);
    }

    @Test
    void bytesThatEndEarlyAreRefused() throws IOException {
        byte[] bytes = bytes(random.draw(2, 4, 2, 2));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Trees.read(in(cut), COLUMNS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsDamagedIsSaid() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(1);
            out.writeInt(1);
            out.writeInt(Integer.MAX_VALUE);
        }

        assertThatThrownBy(() -> Trees.read(in(bytes.toByteArray()), COLUMNS))
                .hasMessage("damaged trees: 2147483647 different leaves, expected 1 to 4194304");
    }

    @Test
    void aTreeThatIsTooDeepIsRefusedAndOneThatIsNotIsNot() {
        assertThatCode(() -> chain(TreeSketch.MAX_DEPTH)).doesNotThrowAnyException();
        assertThatThrownBy(() -> chain(TreeSketch.MAX_DEPTH + 1)).hasMessage("a tree may be 128 deep at most");
    }

    @Test
    void anUnfinishedTreeIsRefused() {
        TreeSketch sketch = new TreeSketch(1);
        sketch.leaf(sketch.split(TreeSketch.ROOT, 0, 1), 1, 1);

        assertThatThrownBy(() -> new TreesBuilder(1, 1, 1).add(sketch)).hasMessage("node 2 has been left open");
    }

    private static Trees chain(int depth) {
        TreeSketch sketch = new TreeSketch(1);
        int node = TreeSketch.ROOT;
        for (int i = 0; i < depth; i++) {
            int left = sketch.split(node, 0, i);
            sketch.leaf(left, 1, i);
            node = left + 1;
        }
        sketch.leaf(node, 1, depth);
        return new TreesBuilder(1, 1, 1).add(sketch).make();
    }

    private static float[] sums(Trees trees, float[] rows, int count, int stride) {
        float[] sums = new float[count * stride];
        trees.add(rows, count, sums, stride);
        return sums;
    }

    private static float[] slowSums(Trees trees, float[] rows, int count) {
        float[] sums = new float[count * trees.outputs()];
        for (int row = 0; row < count; row++) {
            for (int tree = 0; tree < trees.size(); tree++) {
                int node = TreeSketch.ROOT;
                while (!trees.isLeaf(tree, node)) {
                    boolean right = rows[row * COLUMNS + trees.column(tree, node)] > trees.threshold(tree, node);
                    node = trees.left(tree, node) + (right ? 1 : 0);
                }
                for (int output = 0; output < trees.outputs(); output++) {
                    sums[row * trees.outputs() + output] += trees.value(tree, node, output);
                }
            }
        }
        return sums;
    }

    private static byte[] bytes(Trees trees) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        trees.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
