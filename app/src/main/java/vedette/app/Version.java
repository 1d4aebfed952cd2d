package vedette.app;

import picocli.CommandLine.IVersionProvider;
import vedette.app.text.Program;

/// The version, as the packaged program knows it.
final class Version implements IVersionProvider {

    static String number() {
        return Program.version();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"vedette " + number() + " (Java " + Runtime.version() + ")"};
    }
}
