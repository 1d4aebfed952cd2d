/// The log of a run: what it says to people, and what happens beside that, with time and level, for those who look
/// later.
///
/// Lines go through `java.util.logging`, which the web server's library uses, too, to a file that is rotated and to the
/// console. What somebody else has put into a line cannot end it or move a terminal's cursor. Start with [EventLog].
@NullMarked
package vedette.app.log;

import org.jspecify.annotations.NullMarked;
