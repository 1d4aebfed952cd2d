package vedette.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The `vedette` command.
@Command(
        name = "vedette",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "An AI network security monitor.")
public final class Main implements Runnable {

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"vedette " + (version == null ? "unpackaged" : version)};
        }
    }

    private Main() {}

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /// Runs the command and ends the process with its exit status.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
