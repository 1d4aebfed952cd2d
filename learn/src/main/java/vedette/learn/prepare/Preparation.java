package vedette.learn.prepare;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;

/// What is done with the values of a row before a model sees them, as it was fitted on the rows that are trained on.
///
/// In this order: what is no finite number becomes the median; values are clipped; their logarithm is taken; they are
/// scaled. The result depends on the value and what was fitted only, and is the same on every machine. Immutable.
public final class Preparation {

    private static final int MAGIC = 0x56505245; // VPRE
    private static final int VERSION = 1;

    private final Recipe recipe;
    private final Columns columns;
    private final FittedColumn[] fitted;

    private Preparation(Recipe recipe, Columns columns, FittedColumn[] fitted) {
        this.recipe = recipe;
        this.columns = columns;
        this.fitted = fitted;
    }

    /// Fits a recipe on these rows of a table, and no others.
    public static Preparation fit(Recipe recipe, Table table, int[] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("there are no rows to fit a preparation on");
        }
        FittedColumn[] fitted = new FittedColumn[table.columns().size()];
        float[] values = new float[rows.length];
        for (int column = 0; column < fitted.length; column++) {
            float[] all = table.column(column);
            for (int i = 0; i < rows.length; i++) {
                values[i] = all[rows[i]];
            }
            fitted[column] = FittedColumn.fit(recipe, values);
        }
        return new Preparation(recipe, table.columns(), fitted);
    }

    /// One that does nothing but put these values, column by column, where there is no finite number.
    public static Preparation replacing(Columns columns, List<Float> by) {
        if (by.size() != columns.size()) {
            throw new IllegalArgumentException(by.size() + " values for " + columns.size() + " columns");
        }
        FittedColumn[] fitted = new FittedColumn[columns.size()];
        for (int column = 0; column < fitted.length; column++) {
            fitted[column] = FittedColumn.fit(Recipe.cleaned(), new float[] {by.get(column)});
        }
        return new Preparation(Recipe.cleaned(), columns, fitted);
    }

    public Columns columns() {
        return columns;
    }

    public Recipe recipe() {
        return recipe;
    }

    /// What stands for values of this column that are no finite numbers.
    public float median(int column) {
        return fitted[column].median();
    }

    /// What values of this column are drawn in to if they are less.
    public float low(int column) {
        return fitted[column].low();
    }

    /// What values of this column are drawn in to if they are more.
    public float high(int column) {
        return fitted[column].high();
    }

    /// What is taken off this column where it is standardised.
    public float mean(int column) {
        return fitted[column].mean();
    }

    /// What this column is divided by where it is standardised.
    public float deviation(int column) {
        return fitted[column].deviation();
    }

    /// The quantiles among which values of this column are ranked, if they are.
    public float[] knots(int column) {
        return fitted[column].knots();
    }

    /// Prepares rows that lie one after the other, in place.
    ///
    /// @return how many values were no finite numbers
    public int apply(float[] rows, int count) {
        int width = fitted.length;
        int replaced = 0;
        for (int column = 0; column < width; column++) {
            FittedColumn by = fitted[column];
            for (int i = column, end = count * width; i < end; i += width) {
                replaced += Float.isFinite(rows[i]) ? 0 : 1;
                rows[i] = by.apply(rows[i]);
            }
        }
        return replaced;
    }

    /// A copy of a table, as a model sees it.
    public Table apply(Table table) {
        return table.map(this::apply);
    }

    /// The value of a column as a model sees it.
    public float apply(int column, float value) {
        return fitted[column].apply(value);
    }

    /// The largest value of a column that a model sees as at most this; the least number if all are more.
    public float atMost(int column, float prepared) {
        return fitted[column].atMost(prepared);
    }

    /// Writes all there is to know; [#read] gives the same preparation.
    public void write(DataOutput to) throws IOException {
        to.writeInt(MAGIC);
        to.writeInt(VERSION);
        to.writeDouble(recipe.clip());
        to.writeBoolean(recipe.isLogged());
        to.writeUTF(recipe.scaling().name());
        to.writeInt(recipe.knots());
        to.writeInt(fitted.length);
        for (int column = 0; column < fitted.length; column++) {
            to.writeUTF(columns.name(column));
            fitted[column].write(to);
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException also if it cannot have been written by it
    public static Preparation read(DataInput from) throws IOException {
        if (from.readInt() != MAGIC) {
            throw new IOException("this is no preparation");
        }
        int version = from.readInt();
        if (version != VERSION) {
            throw new IOException("the preparation has version " + version + ", and " + VERSION + " can be read");
        }
        return PreparationReader.read(from);
    }

    static Preparation of(Recipe recipe, Columns columns, FittedColumn[] fitted) {
        return new Preparation(recipe, columns, fitted);
    }
}
