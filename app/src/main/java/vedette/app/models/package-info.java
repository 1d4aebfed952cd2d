/// `vedette models`: the models that there are, which are at work, and those that come from elsewhere or go there.
@NullMarked
package vedette.app.models;

import org.jspecify.annotations.NullMarked;
