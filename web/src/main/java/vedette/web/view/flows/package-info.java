/// What pages about conversations and traffic show.
@NullMarked
package vedette.web.view.flows;

import org.jspecify.annotations.NullMarked;
