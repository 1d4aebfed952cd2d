/// Judges what hosts do: detectors, each in one file, fed once a tick with what all shards saw of it.
///
/// A detector never sees a packet and never opens an incident: it gives [Signal]s about entities, with reasons. Its
/// state is bounded by key and can be written and read back; what it says depends on merged ticks only, so it is the
/// same for any number of shards. Start with [Detector] and [Detection], then read `vedette.detect.scan`.
@NullMarked
package vedette.detect;

import org.jspecify.annotations.NullMarked;
