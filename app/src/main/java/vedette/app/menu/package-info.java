/// What `vedette` shows on a terminal when it is told nothing: the jobs there are, to choose from.
@NullMarked
package vedette.app.menu;

import org.jspecify.annotations.NullMarked;
