package vedette.detect;

/// By what a detector keeps apart what it remembers: the work on different keys can be done in different places.
public enum StateKey {
    SOURCE,
    TARGET,
    PAIR,
    SERVICE,
    SITE
}
