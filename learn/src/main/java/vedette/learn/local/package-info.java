/// What a site teaches: models trained again with what people have said of incidents there, with traffic of which
/// nobody has said anything, and never without being compared with the model before.
///
/// Start with [vedette.learn.local.Retraining]. Labels may be wrong, by mistake or because somebody wants it, and
/// traffic without labels may have been made to mislead: so both are bounded, and neither is believed over rows that
/// were kept back.
@NullMarked
package vedette.learn.local;

import org.jspecify.annotations.NullMarked;
