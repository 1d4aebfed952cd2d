/// One run over packets, from the options that say where they come from to the end of the last shard.
///
/// Every command that reads packets shares this: [InputOptions] are what a person can ask for, [Inputs] opens it,
/// [CaptureSession] wires source, reader and shards, and [SessionRunner] runs sessions until they end or Ctrl-C.
@NullMarked
package vedette.app.session;

import org.jspecify.annotations.NullMarked;
