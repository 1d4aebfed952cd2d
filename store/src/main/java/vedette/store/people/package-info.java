/// What people add to what is kept: whom they do not want to be told of, who may sign in, how Vedette is set.
///
/// Each book opens a connection for each call and may be used by any thread, beside whoever writes incidents. What
/// changes something leaves a row that says who did it, in the same transaction.
@NullMarked
package vedette.store.people;

import org.jspecify.annotations.NullMarked;
