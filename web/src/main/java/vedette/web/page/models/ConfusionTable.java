package vedette.web.page.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vedette.report.text.Numbers;
import vedette.web.view.models.ModelPage;

/// What a model takes for what: of each class that was among the rows, the share that it took for each.
final class ConfusionTable {

    private static final int MOST_CLASSES = 64;
    private static final int MOST_MISTAKES = 8;

    private ConfusionTable() {}

    private record Mistake(String truth, String said, long rows, long of) {}

    /// Nothing if it knows no classes.
    static ModelPage.Confusion of(Tree test) {
        List<String> names = test.at("labels").list().stream().map(Tree::text).toList();
        List<Tree> matrix = test.at("confusion").list();
        if (names.isEmpty() || matrix.size() != names.size() || names.size() > MOST_CLASSES) {
            return new ModelPage.Confusion(List.of(), List.of(), List.of());
        }
        List<Integer> shown = shown(matrix);
        List<ModelPage.Cell> cells = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (int row = 0; row < shown.size(); row++) {
            List<Tree> line = matrix.get(shown.get(row)).list();
            long all = sum(line);
            for (int column = 0; column < shown.size(); column++) {
                long rows = count(line, shown.get(column));
                if (rows > 0) {
                    String truth = names.get(shown.get(row));
                    String said = names.get(shown.get(column));
                    cells.add(cell(row, column, new Mistake(truth, said, rows, all)));
                    if (row != column) {
                        mistakes.add(new Mistake(truth, said, rows, all));
                    }
                }
            }
        }
        mistakes.sort(Comparator.comparingLong((Mistake one) -> -one.rows).thenComparing(Mistake::truth));
        return new ModelPage.Confusion(
                shown.stream().map(names::get).toList(),
                cells,
                mistakes.stream()
                        .limit(MOST_MISTAKES)
                        .map(ConfusionTable::words)
                        .toList());
    }

    /// Classes of which there were rows, or that rows were taken for.
    private static List<Integer> shown(List<Tree> matrix) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < matrix.size(); i++) {
            int which = i;
            boolean isSaid = matrix.stream().anyMatch(line -> count(line.list(), which) > 0);
            if (isSaid || sum(matrix.get(i).list()) > 0) {
                shown.add(i);
            }
        }
        return shown;
    }

    private static long sum(List<Tree> line) {
        return line.stream().mapToLong(Tree::count).sum();
    }

    private static long count(List<Tree> line, int which) {
        return which < line.size() ? line.get(which).count() : 0;
    }

    private static ModelPage.Cell cell(int row, int column, Mistake one) {
        double share = (double) one.rows / (double) Math.max(1, one.of);
        return new ModelPage.Cell(
                row,
                column,
                String.format(Locale.ROOT, "%.2f", 0.15 + 0.85 * share), // a single one can still be seen
                row == column,
                words(one));
    }

    private static String words(Mistake one) {
        return Numbers.share(one.rows, one.of) + " of " + one.truth + " (" + Numbers.exact(one.rows) + " of "
                + Numbers.exact(one.of) + ") "
                + (one.truth.equals(one.said) ? "are told as that" : "are taken for " + one.said);
    }
}
