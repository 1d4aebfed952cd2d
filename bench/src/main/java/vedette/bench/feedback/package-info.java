/// What a site's labels are worth: models that were trained on some networks, put to work in another, and trained again
/// with a few labels from there.
@NullMarked
package vedette.bench.feedback;

import org.jspecify.annotations.NullMarked;
