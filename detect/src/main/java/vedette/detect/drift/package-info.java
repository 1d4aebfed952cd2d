/// Whether a model still fits what it is shown: its scores over time, and the values it is shown beside those that it
/// learnt from. Start with [DriftWatch].
@NullMarked
package vedette.detect.drift;

import org.jspecify.annotations.NullMarked;
