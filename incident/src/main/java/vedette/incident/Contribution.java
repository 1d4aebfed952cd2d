package vedette.incident;

/// One named part of a threat score.
///
/// @param points below zero where something bounds the score
public record Contribution(String name, int points) {

    /// That there were more incidents that are only unusual than people want to be told of.
    public static final String BEYOND_BUDGET = "beyond the alert budget";
}
