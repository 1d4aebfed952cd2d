/// What a process that watches says of itself, to be kept beside what it sees: who it is, and what it needs.
///
/// Start with [vedette.app.figures.SelfWatch].
@NullMarked
package vedette.app.figures;

import org.jspecify.annotations.NullMarked;
