package vedette.app;

import picocli.CommandLine.IVersionProvider;

/// The version, as the packaged program knows it.
final class Version implements IVersionProvider {

    static String number() {
        String packaged = Version.class.getPackage().getImplementationVersion();
        return packaged == null ? "unpackaged" : packaged;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"vedette " + number() + " (Java " + Runtime.version() + ")"};
    }
}
