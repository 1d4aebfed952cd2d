/// The pages about models: what they show is put together here.
@NullMarked
package vedette.web.page.models;

import org.jspecify.annotations.NullMarked;
