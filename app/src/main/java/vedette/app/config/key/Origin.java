package vedette.app.config.key;

/// Where a value is from.
public sealed interface Origin {

    /// For people.
    String inWords();

    /// Nobody has said anything.
    record Usual() implements Origin {
        @Override
        public String inWords() {
            return "default";
        }
    }

    /// A line of a file, the first of which is 1.
    record File(String name, int line) implements Origin {
        @Override
        public String inWords() {
            return name + ", line " + line;
        }
    }

    /// A variable of the environment.
    record Environment(String name) implements Origin {
        @Override
        public String inWords() {
            return name;
        }
    }

    /// An option of the command.
    record CommandLine(String option) implements Origin {
        @Override
        public String inWords() {
            return option + " of the command";
        }
    }
}
