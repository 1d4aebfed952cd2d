package vedette.web.view.models;

/// A model in a list.
///
/// @param name by which it is asked for
/// @param path of its page
/// @param title for people: what it is
/// @param slot what it is for
/// @param words what it has shown, in sentences
/// @param gates how its gates came out, in words
/// @param isGood whether it failed none
/// @param isAtWork whether it judges now
/// @param isKept whether it can be thrown away
/// @param hasFormer whether there is something to go back to
/// @param limit how high it stood of late, and from where on that is an alarm; empty if that is not known
/// @param damage what is wrong with it; empty if nothing is
public record ModelLine(
        String name,
        String path,
        String title,
        String slot,
        String words,
        String gates,
        boolean isGood,
        boolean isAtWork,
        boolean isKept,
        boolean hasFormer,
        String limit,
        String damage) {}
