package vedette.incident;

/// One named part of a threat score.
public record Contribution(String name, int points) {}
