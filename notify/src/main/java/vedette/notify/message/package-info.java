/// What receivers are told, before it takes the form that each of them reads.
///
/// Much of it was said by attackers: whoever puts it into a format escapes it there, and [Plain] has made one line of
/// it that hides nothing.
@NullMarked
package vedette.notify.message;

import org.jspecify.annotations.NullMarked;
