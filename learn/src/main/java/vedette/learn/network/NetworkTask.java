package vedette.learn.network;

import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

/// What a network is to learn.
///
/// @param train what it learns from; an autoencoder from usual rows only, whatever their labels say
/// @param validation what it is chosen by: never what it is judged by in the end
/// @param recipe how rows are prepared, which is fitted on those to train on
/// @param benign the benign class, or empty if there is none
public record NetworkTask(Kind kind, Table train, Table validation, Recipe recipe, String benign) {

    /// What a network does.
    public enum Kind {
        /// Tells classes apart by convolutions over the columns, and over the first packets where there are any.
        CNN,
        /// Rebuilds rows; those that it cannot are unusual.
        AUTOENCODER
    }

    public NetworkTask {
        if (!train.columns().equals(validation.columns()) || !train.classes().equals(validation.classes())) {
            throw new IllegalArgumentException("rows to train on and to choose by must be of one table");
        }
        if (train.rows() < 2 || validation.rows() < 1) {
            throw new IllegalArgumentException("a network needs two rows to train on and one to choose by, there are "
                    + train.rows() + " and " + validation.rows());
        }
        if (kind == Kind.CNN && train.classes().size() < 2) {
            throw new IllegalArgumentException("there is nothing to tell apart: the classes are " + train.classes());
        }
        if (!benign.isEmpty() && !train.classes().contains(benign)) {
            throw new IllegalArgumentException("there is no class " + benign + ": there are " + train.classes());
        }
    }
}
