package vedette.app.figures;

import java.util.Locale;

/// What is measured of the process and its machine in each minute. The names have units in them; they are public.
public enum Figure {
    /// Of all processors, from 0 to 1.
    PROCESS_CPU_SHARE,
    /// Memory that the process has in the machine, where the system says so.
    PROCESS_RESIDENT_BYTES,
    HEAP_USED_BYTES,
    HEAP_COMMITTED_BYTES,
    /// Spent on collecting garbage, of the minute.
    GC_SECONDS,
    /// On the disk of what is kept.
    DISK_FREE_BYTES,
    /// Read in the minute.
    CAPTURE_PACKETS,
    /// Lost in the minute before they could be read.
    CAPTURE_DROPPED_PACKETS,
    /// The most flows in the minute that waited to be written.
    STORE_WAITING_FLOWS,
    /// Left out in the minute because too many waited.
    STORE_LEFT_OUT_FLOWS;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
