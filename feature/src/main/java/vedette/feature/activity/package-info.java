/// Windows of host activity as rows of numbers: the only source of activity rows, for training and live alike.
///
/// [ActivityWindows][vedette.feature.activity.ActivityWindows] is fed merged ticks in order and hands out rows;
/// [ActivitySchema][vedette.feature.activity.ActivitySchema] says what their numbers are. Start with these two.
///
/// It adds up integers and computes from them only when a row is made, in one order and with `StrictMath`, so that the
/// same ticks give the same rows to the last bit. No clock, no threads.
@NullMarked
package vedette.feature.activity;

import org.jspecify.annotations.NullMarked;
