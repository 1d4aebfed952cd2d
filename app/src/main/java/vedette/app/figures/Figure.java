package vedette.app.figures;

import java.util.Locale;

/// What is measured of the process and its machine in each minute. The names have units in them; they are public.
public enum Figure {
    /// On the wire in the minute: `in` from outside, `out` to outside, `else` neither.
    TRAFFIC_BYTES,
    /// On the wire in the minute.
    TRAFFIC_PACKETS,
    /// Of all processors, from 0 to 1.
    PROCESS_CPU_SHARE,
    /// Of all processors, from 0 to 1, by all programs of the machine.
    MACHINE_CPU_SHARE,
    /// That the machine has left for programs.
    MACHINE_MEMORY_AVAILABLE_BYTES,
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
    /// Read in the minute on an interface, the label.
    INTERFACE_PACKETS,
    /// On the wire in the minute, of what was read on an interface, the label.
    INTERFACE_BYTES,
    /// Lost in the minute on an interface, the label, before they could be read.
    INTERFACE_DROPPED_PACKETS,
    /// The most flows in the minute that waited to be written.
    STORE_WAITING_FLOWS,
    /// The longest in the minute for which a flow that was over was not committed.
    STORE_LAG_SECONDS,
    /// Left out in the minute because too many waited.
    STORE_LEFT_OUT_FLOWS,
    /// How long a [Stage] took: what 50, 95 and 99 in 100 of the minute did not exceed. The label has stage and share.
    DELAY_SECONDS,
    /// By how much the host that stood out most did so in the minute, for each model, the label.
    MODEL_STANDING,
    /// From where on that was an alarm.
    MODEL_LIMIT,
    /// Hosts that were judged in the minute, by the model that judged most.
    MODEL_HOSTS,
    /// Flows and minutes of hosts that models judged in the minute.
    MODEL_JUDGED,
    /// And those that they did not, because there were too many at once.
    MODEL_LEFT_OUT,
    /// That a model does not fit what it is shown: how far the mean of its scores has shifted, or what share of its
    /// columns is not as in training. The label has the model and `scores` or `values`.
    MODEL_DRIFT,
    /// Flows of the minute by what they resemble, the label, as the classifier at work says; `benign` is one of them.
    CLASS_FLOWS,
    /// Incidents of the minute that are only unusual, within the alert budget.
    BUDGET_OPENED_INCIDENTS,
    /// And beyond it.
    BUDGET_HELD_BACK_INCIDENTS,
    /// From the first SYN to the acknowledgement that opens a connection: what 50 and 95 in 100 of the minute did not
    /// exceed. The label has which of the two, and whether who was asked is `inside` or `outside`.
    CONNECT_SECONDS,
    /// Of conversations, and parts of long ones, that ended in the minute. Those that were sent again have a label.
    TCP_PACKETS,
    /// That ended in the minute; the label tells how, or that some of it was sent again, and is empty for all.
    TCP_CONVERSATIONS,
    /// Of `packets` and of `conversations`, from 0 to 1: those that were sent again, and those in which some were.
    TCP_REPEATED_SHARE,
    /// Of conversations, from 0 to 1, by how they failed, the label.
    TCP_FAILED_SHARE,
    /// Parts of long conversations since the run began whose packets are not among those above, for want of room.
    TCP_LEFT_OUT_PARTS,
    /// From a question to its answer, over UDP: what 50 and 95 in 100 of the minute did not exceed.
    DNS_SECONDS,
    /// Conversations of the minute in which names were asked for; the label tells those without an answer from all.
    DNS_QUESTIONS,
    /// Answers of the minute that were looked at, some of them where there are very many; by what they say, the label.
    DNS_ANSWERS,
    /// Of questions and of answers, from 0 to 1, by how they failed, the label.
    DNS_FAILED_SHARE,
    /// How long a host that is asked, the label, took to open a connection or to refuse it.
    PING_SECONDS,
    /// Whether it did not answer: 0 or 1.
    PING_LOST_SHARE;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
