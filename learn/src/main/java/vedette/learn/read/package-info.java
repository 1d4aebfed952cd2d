/// Rows of features from files, whichever data set's dialect they are written in.
///
/// Start with [vedette.learn.read.DataFiles]. Whatever the dialect, a feature has one name, a label one spelling, and
/// addresses, ports, times and identifiers are never features; they only say which rows belong together and when they
/// were. Columns that are not known or not there are said by name, and rows that are broken are counted by reason.
@NullMarked
package vedette.learn.read;

import org.jspecify.annotations.NullMarked;
