package vedette.web.page.flows;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.incident.IncidentSnapshot;
import vedette.report.text.Numbers;
import vedette.report.text.ServiceName;
import vedette.store.archive.StoredFlow;
import vedette.store.search.FlowOrder;
import vedette.store.search.KeptFlow;
import vedette.web.http.Refusal;
import vedette.web.view.IncidentLine;

/// A column of the list of conversations, beside the time.
enum FlowColumn {
    SOURCE("source", "who began it", FlowOrder.SOURCE),
    TARGET("target", "who was asked", FlowOrder.TARGET),
    SERVICE("service", "where it went", FlowOrder.SERVICE),
    STATE("state", "how it went", FlowOrder.STATE),
    OUT("bytes out", "sent by who began it", FlowOrder.OUT),
    IN("bytes in", "what came back", FlowOrder.IN),
    BYTES("bytes", "both ways", FlowOrder.BYTES),
    PACKETS("packets", "both ways", FlowOrder.PACKETS),
    DURATION("took", "from the first packet to the last", FlowOrder.DURATION),
    INCIDENT("incident", "the worst that it may belong to, by its ends and time", null),
    PROTOCOL("protocol", "of IP", null),
    SOURCE_PORT("source port", "of who began it", null),
    TARGET_PORT("target port", "of who was asked", null),
    HANDSHAKE("handshake", "how long TCP's took", null),
    RETRANSMITTED("sent again", "packets, both ways", null),
    VLAN("VLAN", "the first tag", null),
    END("end", "why the row ended", null),
    HISTORY("history", "what happened, a letter each, as Zeek writes it", null);

    static final List<FlowColumn> USUAL = List.of(SOURCE, TARGET, SERVICE, STATE, OUT, IN, PACKETS, DURATION, INCIDENT);

    private final String title;
    private final String meaning;
    private final @Nullable FlowOrder order;

    /// What a row has in a column.
    ///
    /// @param term that narrows a search to it; empty if none can
    record Value(String text, String exact, String term) {

        static Value of(String text, String term) {
            return new Value(text, text, term);
        }
    }

    FlowColumn(String title, String meaning, @Nullable FlowOrder order) {
        this.title = title;
        this.meaning = meaning;
        this.order = order;
    }

    static List<FlowColumn> chosen(List<String> names) {
        if (names.isEmpty()) {
            return USUAL;
        }
        List<FlowColumn> chosen = names.stream().map(FlowColumn::named).toList();
        return Arrays.stream(values()).filter(chosen::contains).toList();
    }

    private static FlowColumn named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.label().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("\"column\" is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(FlowColumn::label).toList())
                        + "."));
    }

    /// As addresses have it.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    Optional<FlowOrder> order() {
        return Optional.ofNullable(order);
    }

    boolean isNumber() {
        return switch (this) {
            case OUT, IN, BYTES, PACKETS, DURATION, SOURCE_PORT, TARGET_PORT, HANDSHAKE, RETRANSMITTED, VLAN -> true;
            default -> false;
        };
    }

    boolean isMono() {
        return switch (this) {
            case SOURCE, TARGET, SOURCE_PORT, TARGET_PORT, HISTORY -> true;
            default -> false;
        };
    }

    Value of(KeptFlow row, Optional<IncidentSnapshot> incident) {
        StoredFlow flow = row.flow();
        String service = ServiceName.typed(flow.protocol(), flow.servicePort());
        return switch (this) {
            case SOURCE -> Value.of(flow.src(), "src:" + flow.src());
            case TARGET -> Value.of(flow.dst(), "dst:" + flow.dst());
            case SERVICE -> Value.of(ServiceName.of(flow.protocol(), flow.servicePort()), "service:" + service);
            case STATE ->
                new Value(FlowWords.state(flow.state()), FlowWords.stateMeaning(flow.state()), "state:" + flow.state());
            case OUT -> bytes(flow.fwdBytes(), "out");
            case IN -> bytes(flow.bwdBytes(), "in");
            case BYTES -> bytes(flow.bytes(), "bytes");
            case PACKETS ->
                new Value(
                        Numbers.about(flow.packets()),
                        Numbers.exact(flow.packets()) + " packets",
                        "packets>=" + flow.packets());
            case DURATION -> time(flow.ended() - flow.begun(), "duration");
            case INCIDENT ->
                incident.map(one -> Value.of(IncidentLine.words(one.kind().label()), "incident:" + one.id()))
                        .orElse(Value.of("", ""));
            case PROTOCOL -> Value.of(FlowWords.protocol(flow.protocol()), "proto:" + flow.protocol());
            case SOURCE_PORT -> Value.of(Integer.toString(flow.srcPort()), "sport:" + flow.srcPort());
            case TARGET_PORT -> Value.of(Integer.toString(flow.dstPort()), "dport:" + flow.dstPort());
            case HANDSHAKE -> flow.handshake() < 0 ? Value.of("–", "") : time(flow.handshake(), "handshake");
            case RETRANSMITTED -> {
                long again = flow.fwdRetransmitted() + flow.bwdRetransmitted();
                yield Value.of(Numbers.about(again), "retransmitted>=" + again);
            }
            case VLAN ->
                flow.vlan() < 0 ? Value.of("–", "") : Value.of(Integer.toString(flow.vlan()), "vlan:" + flow.vlan());
            case END -> new Value(flow.endReason(), FlowWords.end(flow.endReason()), "end:" + flow.endReason());
            case HISTORY -> Value.of(flow.history(), "");
        };
    }

    private static Value bytes(long count, String field) {
        return new Value(Numbers.bytes(count), Numbers.exact(count) + " bytes", field + ">=" + count);
    }

    private static Value time(long micros, String field) {
        return new Value(
                FlowWords.time(micros), Duration.ofNanos(micros * 1_000).toString(), field + ">=" + micros + "us");
    }
}
