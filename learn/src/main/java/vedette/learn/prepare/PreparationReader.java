package vedette.learn.prepare;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.learn.table.Columns;

/// Reads a preparation from a file that may have been changed by anybody.
final class PreparationReader {

    private static final int MOST_COLUMNS = 10_000;

    private PreparationReader() {}

    static Preparation read(DataInput from) throws IOException {
        try {
            Recipe recipe = new Recipe(
                    from.readDouble(), from.readBoolean(), Recipe.Scaling.valueOf(from.readUTF()), from.readInt());
            int size = from.readInt();
            if (size < 1 || size > MOST_COLUMNS) {
                throw new IOException("a preparation of " + size + " columns cannot be");
            }
            List<String> names = new ArrayList<>();
            List<FittedColumn> fitted = new ArrayList<>();
            for (int column = 0; column < size; column++) {
                names.add(from.readUTF());
                fitted.add(FittedColumn.read(from, recipe));
            }
            return Preparation.of(recipe, new Columns(names), fitted.toArray(FittedColumn[]::new));
        } catch (IllegalArgumentException e) {
            throw new IOException("the preparation is damaged: " + e.getMessage(), e);
        }
    }
}
