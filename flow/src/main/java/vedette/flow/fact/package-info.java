/// What application headers and a few telling packets said: facts, each an immutable record, bounded in size.
///
/// Facts are made by a shard's [vedette.flow.observe.FactReader], bounded in number by a
/// [vedette.flow.sample.FactSample], and reach detectors once a tick, merged. Start with [Fact].
@NullMarked
package vedette.flow.fact;

import org.jspecify.annotations.NullMarked;
