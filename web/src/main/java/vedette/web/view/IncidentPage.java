package vedette.web.view;

import java.util.List;

/// One incident in full.
///
/// @param line as in the list
/// @param meaning what it means, in a sentence
/// @param advice what to do
/// @param technique in ATT&CK, and where that is described
/// @param succeeded whether it seems to have worked
/// @param confidence how sure, in words
/// @param parts what the score is the sum of
/// @param signals what each detector noticed
/// @param ends who took part
/// @param ports those that were used
/// @param bursts when it was noticed
/// @param facts in a table: since, until, flows
/// @param evidence what can be had of it
/// @param comments what people said
/// @param history what happened and what was done, in order
/// @param ticket all of it as text, to paste elsewhere
/// @param conversations where those are that may be a part of it
/// @param list what the address of the list says from which somebody came; may be empty
public record IncidentPage(
        IncidentLine line,
        String meaning,
        String advice,
        Technique technique,
        boolean succeeded,
        String confidence,
        List<Part> parts,
        List<Noticed> signals,
        List<End> ends,
        List<Integer> ports,
        List<Mark> bursts,
        List<Fact> facts,
        EvidenceShown evidence,
        List<Said> comments,
        List<Event> history,
        String ticket,
        String conversations,
        String list) {

    public IncidentPage {
        parts = List.copyOf(parts);
        signals = List.copyOf(signals);
        ends = List.copyOf(ends);
        ports = List.copyOf(ports);
        bursts = List.copyOf(bursts);
        facts = List.copyOf(facts);
        comments = List.copyOf(comments);
        history = List.copyOf(history);
    }

    /// Changes with what somebody would want to know.
    public String mark() {
        return line.mark() + "-" + comments.size() + "-" + evidence.packets() + "-" + signals.size();
    }

    /// Where it is, so that the way back is known there, too.
    public String here() {
        return Query.join("/incidents/" + line.id(), list);
    }

    /// The list.
    public String back() {
        return Query.join("/incidents", list);
    }

    /// The same behind other addresses; empty or with a question mark.
    public String query() {
        return Query.join("", list);
    }

    /// A technique.
    ///
    /// @param id such as T1110
    /// @param words of ours
    public record Technique(String id, String words) {}

    /// A part of the score.
    ///
    /// @param share of a hundred, for the width of a bar
    public record Part(String name, int points, int share) {}

    /// What a detector noticed.
    ///
    /// @param strength of a hundred
    /// @param confidence of a hundred
    public record Noticed(String detector, int strength, int confidence, List<Why> reasons) {

        public Noticed {
            reasons = List.copyOf(reasons);
        }
    }

    /// A reason.
    public record Why(String feature, String seen, String usual) {}

    /// Somebody who took part.
    ///
    /// @param role `source` or `target`
    /// @param note what is known of it; may be empty
    public record End(String role, String address, String note) {}

    /// A time in which it was noticed, placed on a line from 0 to 1,000.
    public record Mark(int from, int width, String words) {}

    /// Something about it.
    public record Fact(String name, String value, String exact) {}

    /// Its packets.
    ///
    /// @param packets how many there are
    /// @param words for people
    public record EvidenceShown(long packets, String words) {}

    /// Something that happened to it, or that somebody did.
    ///
    /// @param exact when, to the last digit
    public record Event(String when, String exact, String words) {}

    /// What somebody said.
    public record Said(String author, String when, String text) {}
}
