package vedette.report.data;

/// How many conversations were judged to be of one class.
public record ClassShare(String name, long flows, boolean isAttack) {}
