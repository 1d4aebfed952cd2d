/// Captured bytes as text that is safe to print, store and compare.
///
/// Every reader of an application protocol turns bytes into text here, so that the same bytes read alike everywhere.
@NullMarked
package vedette.decode.text;

import org.jspecify.annotations.NullMarked;
