package vedette.learn.plot;

import vedette.learn.judge.Confusion;

/// A confusion matrix: how dark a field is says which share of the rows of a class it has.
public final class Matrix {

    private static final int LEFT = 200;
    private static final int TOP = 150;
    private static final int SIDE = 34;
    private static final int MOST_DIGITS = 10_000;

    private Matrix() {}

    /// The picture.
    public static String svg(String title, Confusion confusion) {
        int size = confusion.labels().size();
        Picture picture = new Picture(title, LEFT + SIDE * size + 96, TOP + SIDE * size + 24);
        picture.text(16, TOP - 16, "faint", "what it is \u2193   what was said \u2192");
        for (int truth = 0; truth < size; truth++) {
            picture.text(
                    LEFT - 8,
                    TOP + SIDE * truth + 21.0,
                    "end",
                    confusion.labels().get(truth));
            picture.slanted(
                    LEFT + SIDE * truth + 20.0, TOP - 8, confusion.labels().get(truth));
            double rows = Math.max(1, confusion.rows(truth));
            for (int said = 0; said < size; said++) {
                double count = confusion.count(truth, said);
                picture.box(
                        LEFT + SIDE * said, TOP + SIDE * truth, SIDE - 1, SIDE - 1, "cell", 0.06 + 0.6 * count / rows);
                if (count > 0) {
                    picture.text(LEFT + SIDE * said + 17.0, TOP + SIDE * truth + 21.0, "middle", count(count));
                }
            }
        }
        return picture.svg();
    }

    private static String count(double count) {
        return count < MOST_DIGITS ? "" + Math.round(count) : Math.round(count / 1_000) + "k";
    }
}
