/// Numbers, times and JSON as text, without an object per value: what the writers of rows are made of.
///
/// Start with [vedette.feature.text.TextBuffer].
@NullMarked
package vedette.feature.text;

import org.jspecify.annotations.NullMarked;
