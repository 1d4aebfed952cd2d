/// What people are told: the signals about one entity and one kind of attack over time, as an incident with a threat
/// score, its reasons, a life and the campaign it belongs to.
///
/// Everything here happens in traffic time, in the order of ticks, so it is the same for any number of shards. Start
/// with [Correlator], then read [ThreatScore].
@NullMarked
package vedette.incident;

import org.jspecify.annotations.NullMarked;
