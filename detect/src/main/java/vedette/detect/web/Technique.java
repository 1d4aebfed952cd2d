package vedette.detect.web;

/// The ways to break into a web application that a single request shows.
enum Technique {
    SQL_INJECTION("SQL injection"),
    SCRIPT_INJECTION("a script for other visitors"),
    TRAVERSAL("a path out of the application's folder"),
    COMMAND_INJECTION("commands for the server's shell"),
    LOOKUP_INJECTION("a look-up for the server's log (JNDI)"),
    SHELLSHOCK("a function for the server's shell"),
    CODE_INJECTION("program code for the server"),
    DESERIALISATION("an object that runs code when it is read"),
    WEB_SHELL("the use or upload of a web shell"),
    SECRET_FILE("a file that nobody should be given"),
    SMUGGLING("a second request hidden behind the first (smuggling)");

    private final String label;

    Technique(String label) {
        this.label = label;
    }

    /// How it is written.
    String label() {
        return label;
    }
}
