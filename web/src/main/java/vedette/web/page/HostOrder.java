package vedette.web.page;

import java.util.Comparator;
import java.util.Locale;
import vedette.store.flows.MinuteReader;
import vedette.web.host.Involvement;

/// The columns of the list of hosts, by each of which it can be sorted.
enum HostOrder {
    HOST("host"),
    WHERE("where"),
    CONVERSATIONS("conversations"),
    SENT("sent"),
    RECEIVED("received"),
    MOVED("in all"),
    INCIDENTS("incidents");

    private final String title;

    HostOrder(String title) {
        this.title = title;
    }

    /// A host with what is known of it.
    record Host(MinuteReader.Host sums, boolean isInside, Involvement part) {}

    /// For people.
    String title() {
        return title;
    }

    /// As addresses have it.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNumber() {
        return this != HOST && this != WHERE && this != INCIDENTS;
    }

    /// Whether the least comes first where nobody said which way.
    boolean isUpFirst() {
        return this == HOST || this == WHERE;
    }

    Comparator<Host> ascending() {
        return order().thenComparing(HostOrder::name);
    }

    Comparator<Host> descending() {
        return order().reversed().thenComparing(HostOrder::name);
    }

    private static String name(Host host) {
        return host.sums.host();
    }

    private Comparator<Host> order() {
        return switch (this) {
            case HOST -> Comparator.comparing(HostOrder::name);
            case WHERE -> Comparator.comparing(host -> !host.isInside);
            case CONVERSATIONS -> Comparator.comparingLong(host -> host.sums.flows());
            case SENT -> Comparator.comparingLong(host -> host.sums.sent());
            case RECEIVED -> Comparator.comparingLong(host -> host.sums.received());
            case MOVED -> Comparator.comparingLong(host -> host.sums.sent() + host.sums.received());
            case INCIDENTS ->
                Comparator.comparingInt((Host host) -> host.part.worst())
                        .thenComparingLong(host -> host.part.incidents());
        };
    }
}
