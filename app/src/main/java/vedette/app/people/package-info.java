/// What people add to what is kept, by the command line: what they do not want to be told of, and who may sign in.
@NullMarked
package vedette.app.people;

import org.jspecify.annotations.NullMarked;
