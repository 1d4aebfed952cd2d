/// The engine, put together: from a source to incidents, for the `vedette` command and for [vedette.api] alike.
/// Not meant for others, who find all they need there: what is here may change at any time.
///
/// [CaptureSession] reads, [FlowShards] makes flows, [Findings] judges them, [KeepingSink] keeps what passes
/// by.
@NullMarked
package vedette.api.engine;

import org.jspecify.annotations.NullMarked;
