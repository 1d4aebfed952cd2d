/// Bytes of text files taken apart at the speed of a disk: rows, fields, numbers and times.
///
/// Nothing here knows what a column means. Whatever the bytes are, nothing throws but what reading them
/// throws; what is wrong with a row is said with the row.
@NullMarked
package vedette.learn.read.text;

import org.jspecify.annotations.NullMarked;
