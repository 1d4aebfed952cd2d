package vedette.feature.activity;

import static vedette.flow.activity.Count.*;
import static vedette.flow.activity.Distinct.FAILED_SERVICES;
import static vedette.flow.activity.Distinct.PEERS;
import static vedette.flow.activity.Distinct.PORTS;
import static vedette.flow.activity.Distinct.SERVICES;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import vedette.flow.activity.Count;
import vedette.flow.activity.Distinct;

/// How every feature is computed, in the order of the rows.
final class Formulas {

    private Formulas() {}

    /// A feature with the way to compute it.
    record Formula(ActivityFeature feature, ToDoubleFunction<Window> value) {

        static Formula of(String name, String unit, String formula, ToDoubleFunction<Window> value) {
            return new Formula(new ActivityFeature(name, unit, formula), value);
        }
    }

    static List<Formula> ofHosts() {
        List<Formula> all = new ArrayList<>();
        counts(all);
        distinct(all);
        shares(all);
        sizes(all);
        fanOut(all);
        rhythm(all);
        changes(all, Measure.ALL);
        return List.copyOf(all);
    }

    static List<Formula> ofPairs() {
        List<Formula> all = new ArrayList<>();
        counts(all);
        shares(all);
        sizes(all);
        rhythm(all);
        changes(all, Measure.OF_PAIRS);
        return List.copyOf(all);
    }

    private static void counts(List<Formula> all) {
        for (Count count : Count.values()) {
            all.add(Formula.of(nameOf(count), unitOf(count), "sum over the window's ticks", w -> w.count(count)));
        }
    }

    private static void distinct(List<Formula> all) {
        for (Distinct which : Distinct.values()) {
            String formula = "distinct " + nameOf(which) + " in the window; exact up to 16, then estimated";
            all.add(Formula.of("distinct_" + nameOf(which), unitOf(which), formula, w -> w.distinct(which)));
        }
    }

    private static void shares(List<Formula> all) {
        all.add(share("answered_share", "answered / max(begun, answered)", w -> atMostAll(w, ANSWERED)));
        all.add(share("failed_share", "failed / max(begun, failed)", w -> atMostAll(w, FAILED)));
        all.add(share("ended_share", "ended / max(begun, ended)", w -> atMostAll(w, ENDED)));
        all.add(share("one_sided_share", "one_sided / active", w -> w.count(ONE_SIDED) / w.count(ACTIVE)));
        for (Count protocol : List.of(BEGUN_TCP, BEGUN_UDP, BEGUN_ICMP, BEGUN_OTHER)) {
            String name = nameOf(protocol);
            all.add(share(name + "_share", name + " / begun", w -> w.count(protocol) / w.count(BEGUN)));
        }
        all.add(outShare("packets_out_share", PACKETS_OUT, PACKETS_IN));
        all.add(outShare("bytes_out_share", BYTES_OUT, BYTES_IN));
        all.add(outShare("payload_out_share", PAYLOAD_OUT, PAYLOAD_IN));
        all.add(quotient("syns_out_share", "share", SYNS_OUT, PACKETS_OUT));
        all.add(quotient("syns_in_share", "share", SYNS_IN, PACKETS_IN));
        all.add(quotient("resets_out_share", "share", RESETS_OUT, PACKETS_OUT));
        all.add(quotient("resets_in_share", "share", RESETS_IN, PACKETS_IN));
    }

    private static void sizes(List<Formula> all) {
        all.add(quotient("bytes_per_packet_out", "bytes", BYTES_OUT, PACKETS_OUT));
        all.add(quotient("bytes_per_packet_in", "bytes", BYTES_IN, PACKETS_IN));
        all.add(quotient("payload_per_packet_out", "bytes", PAYLOAD_OUT, PACKETS_OUT));
        all.add(quotient("payload_per_packet_in", "bytes", PAYLOAD_IN, PACKETS_IN));
        all.add(quotient("packets_out_per_active", "packets", PACKETS_OUT, ACTIVE));
        all.add(quotient("packets_in_per_active", "packets", PACKETS_IN, ACTIVE));
        all.add(quotient("bytes_out_per_active", "bytes", BYTES_OUT, ACTIVE));
        all.add(quotient("bytes_in_per_active", "bytes", BYTES_IN, ACTIVE));
    }

    private static void fanOut(List<Formula> all) {
        all.add(Formula.of(
                "begun_per_peer", "flows", "begun / distinct_peers", w -> w.count(BEGUN) / w.distinct(PEERS)));
        all.add(ratio("ports_per_peer", PORTS, PEERS));
        all.add(ratio("peers_per_port", PEERS, PORTS));
        all.add(ratio("services_per_peer", SERVICES, PEERS));
        all.add(share(
                "failed_services_share",
                "distinct_failed_services / max(distinct_services, distinct_failed_services)",
                w -> w.distinct(FAILED_SERVICES) / Math.max(w.distinct(SERVICES), w.distinct(FAILED_SERVICES))));
        all.add(Formula.of(
                "peer_entropy",
                "bits",
                "entropy of the flows begun over 16 places, by hash of the peer",
                w -> w.peerEntropy()));
        all.add(Formula.of(
                "port_entropy",
                "bits",
                "entropy of the flows begun over 16 places, by hash of the port",
                w -> w.portEntropy()));
    }

    private static void rhythm(List<Formula> all) {
        all.add(share("active_share", "ticks in which a flow was active / ticks", Window::activeShare));
        all.add(Formula.of(
                "beginnings",
                "ticks",
                "ticks in which a flow was begun",
                w -> w.rhythm().beginnings()));
        all.add(Formula.of(
                "begun_variation",
                "ratio",
                "standard deviation / mean of the flows begun in each tick",
                w -> w.rhythm().variation()));
        all.add(Formula.of(
                "gap_seconds",
                "seconds",
                "mean time from one beginning to the next",
                w -> w.rhythm().gapSeconds()));
        all.add(Formula.of(
                "gap_variation",
                "ratio",
                "standard deviation / mean of the times from one beginning to the next",
                w -> w.rhythm().gapVariation()));
        all.add(Formula.of(
                "period_seconds",
                "seconds",
                "lag, from 2 to half the window, with the highest autocorrelation of the"
                        + " flows begun in each tick; 0 if none is positive, or beginnings are < 3 or over half of the"
                        + " ticks",
                w -> w.rhythm().periodSeconds()));
        all.add(share("period_strength", "that autocorrelation", w -> w.rhythm().periodStrength()));
    }

    private static void changes(List<Formula> all, List<Measure> measures) {
        for (Measure measure : measures) {
            String name = nameOf(measure);
            String formula = "mean of log1p(" + name + ") over the window's tens of seconds, less its mean over those"
                    + " before the last five minutes, which fade; 0 if past_seconds is 0";
            all.add(Formula.of(name + "_change", "log1p", formula, w -> w.change(measure)));
        }
        all.add(Formula.of(
                "past_seconds",
                "seconds",
                "from when it was first seen to five minutes before the window's end",
                Window::pastSeconds));
    }

    private static double atMostAll(Window window, Count part) {
        return window.count(part) / Math.max(window.count(BEGUN), window.count(part));
    }

    private static Formula share(String name, String formula, ToDoubleFunction<Window> value) {
        return Formula.of(name, "share", formula, value);
    }

    private static Formula outShare(String name, Count out, Count in) {
        String formula = nameOf(out) + " / (" + nameOf(out) + " + " + nameOf(in) + ")";
        return share(name, formula, w -> w.count(out) / (w.count(out) + w.count(in)));
    }

    private static Formula quotient(String name, String unit, Count part, Count whole) {
        return Formula.of(name, unit, nameOf(part) + " / " + nameOf(whole), w -> w.count(part) / w.count(whole));
    }

    private static Formula ratio(String name, Distinct part, Distinct whole) {
        String formula = "distinct_" + nameOf(part) + " / distinct_" + nameOf(whole);
        return Formula.of(name, "ratio", formula, w -> w.distinct(part) / w.distinct(whole));
    }

    private static String nameOf(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static String unitOf(Distinct which) {
        return switch (which) {
            case PEERS -> "peers";
            case PORTS -> "ports";
            case SERVICES, FAILED_SERVICES -> "services";
        };
    }

    private static String unitOf(Count count) {
        return switch (count) {
            case ACTIVE, BEGUN, ANSWERED, FAILED, ENDED, ONE_SIDED -> "flows";
            case BEGUN_TCP, BEGUN_UDP, BEGUN_ICMP, BEGUN_OTHER -> "flows";
            case PACKETS_OUT, PACKETS_IN, SYNS_OUT, SYNS_IN, RESETS_OUT, RESETS_IN, FINS_OUT, FINS_IN -> "packets";
            case ICMP_ERRORS -> "packets";
            case BYTES_OUT, BYTES_IN, PAYLOAD_OUT, PAYLOAD_IN -> "bytes";
        };
    }
}
