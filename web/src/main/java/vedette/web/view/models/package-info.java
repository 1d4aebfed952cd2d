/// What templates of the pages about models are given.
@NullMarked
package vedette.web.view.models;

import org.jspecify.annotations.NullMarked;
