package vedette.api;

import java.time.Instant;
import java.util.List;

/// What people are told of: what one entity does, or suffers, of one kind of attack, as it was after a second
/// of traffic. The next one with the same id is the same incident, further on.
///
/// Times are those of the packets.
///
/// @param id the same on every run over the same packets
/// @param campaign the id of the first incident that it belongs together with, which may be its own
/// @param kind as in `port-scan`; the reference page of incidents lists all
/// @param family of attacks, as in `scan`
/// @param entity the address that it is about
/// @param isOpen whether it goes on
/// @param sources who does it; of more than a few only some are named, and `sourceCount` says how many there
///     are
/// @param ports of the targets; of more than a few only some
/// @param first when what it rests on began
/// @param detected when it opened
/// @param score from 0 to 100
/// @param confidence from 0 to 1
/// @param hasSucceeded whether the attack has reached what it was after
/// @param isBelowTheLine whether it is only unusual and beyond the alert budget: nobody need look at it
/// @param technique ATT&CK's number; empty if it has none
/// @param advice what to do about it
/// @param contributions what the score is the sum of
/// @param signals what each detector has said, by name
/// @param flows how many conversations its largest signal rests on
public record Incident(
        String id,
        String campaign,
        String site,
        String sensor,
        String kind,
        String family,
        String entity,
        boolean isOpen,
        List<String> sources,
        long sourceCount,
        List<String> targets,
        long targetCount,
        List<Integer> ports,
        Instant first,
        Instant last,
        Instant detected,
        int score,
        Severity severity,
        double confidence,
        boolean hasSucceeded,
        boolean isBelowTheLine,
        String technique,
        String advice,
        List<Contribution> contributions,
        List<Signal> signals,
        long flows) {

    /// How bad an incident is, by its threat score.
    public enum Severity {
        INFO,
        /// From a score of 25 on.
        LOW,
        /// From 50 on.
        MEDIUM,
        /// From 70 on.
        HIGH,
        /// From 90 on.
        CRITICAL
    }

    /// One named part of a threat score.
    ///
    /// @param points below zero where something bounds the score
    public record Contribution(String name, int points) {}

    /// What one detector has said of an incident.
    ///
    /// @param strength the strongest so far, from 0 to 1
    /// @param confidence how far it is believed, from 0 to 1
    /// @param reasons those of the strongest
    public record Signal(String detector, double strength, double confidence, List<Reason> reasons) {

        public Signal {
            reasons = List.copyOf(reasons);
        }
    }

    /// One observation that an incident rests on.
    ///
    /// @param feature what was looked at
    /// @param seen how it was, with its unit
    /// @param usual how it is where nothing is wrong
    public record Reason(String feature, String seen, String usual) {}

    public Incident {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
        ports = List.copyOf(ports);
        contributions = List.copyOf(contributions);
        signals = List.copyOf(signals);
    }
}
