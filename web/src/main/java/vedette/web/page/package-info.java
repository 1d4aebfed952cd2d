/// The pages: each reads what it shows from the store, works it out, and gives it to its template.
@NullMarked
package vedette.web.page;

import org.jspecify.annotations.NullMarked;
