/// Decision trees of any origin, packed so that many rows are judged in little time, and what each feature
/// had to do with a verdict.
///
/// Start with [vedette.learn.tree.Trees], the packed trees, and [vedette.learn.tree.TreeModel], which
/// judges with them.
@NullMarked
package vedette.learn.tree;

import org.jspecify.annotations.NullMarked;
