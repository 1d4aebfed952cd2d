/// Capture files: pcap and pcapng, compressed or not, from disk or from a pipe, alone or several merged by time.
///
/// Start with [CaptureFiles]. Bytes come from [Bytes], either mapped windows of a file or a buffer that a pump fills;
/// [PcapSource] and [PcapngSource] find the records in them; [PcapngWriter] writes.
@NullMarked
package vedette.capture.file;

import org.jspecify.annotations.NullMarked;
