package vedette.learn.tree;

import java.util.Random;

/// Trees and rows drawn by chance, with values on a coarse grid so that rows meet thresholds exactly.
public final class RandomTrees {

    private final Random random;
    private final int columns;

    public RandomTrees(long seed, int columns) {
        random = new Random(seed);
        this.columns = columns;
    }

    public Trees draw(int trees, int depth, int outputs, int leafWidth) {
        TreesBuilder builder = new TreesBuilder(columns, outputs, leafWidth);
        for (int tree = 0; tree < trees; tree++) {
            builder.add(sketch(depth, leafWidth));
        }
        return builder.make();
    }

    TreeSketch sketch(int depth, int leafWidth) {
        TreeSketch sketch = new TreeSketch(leafWidth);
        grow(sketch, TreeSketch.ROOT, depth, leafWidth);
        return sketch;
    }

    private void grow(TreeSketch sketch, int node, int depth, int leafWidth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            float[] values = new float[leafWidth];
            for (int i = 0; i < leafWidth; i++) {
                values[i] = random.nextInt(4) == 0 ? 0 : random.nextFloat() - 0.3f;
            }
            sketch.leaf(node, 1 + random.nextInt(20), values, 0);
            return;
        }
        int left = sketch.split(node, random.nextInt(columns), value());
        grow(sketch, left, depth - 1, leafWidth);
        grow(sketch, left + 1, depth - 1, leafWidth);
    }

    public float[] rows(int count) {
        float[] rows = new float[count * columns];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = value();
        }
        return rows;
    }

    private float value() {
        return (random.nextInt(9) - 4) / 2f;
    }
}
