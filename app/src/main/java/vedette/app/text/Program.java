package vedette.app.text;

/// What this program is called where it leaves something behind.
public final class Program {

    private Program() {}

    /// Its version, as the packaged program knows it.
    public static String version() {
        String packaged = Program.class.getPackage().getImplementationVersion();
        return packaged == null ? "unpackaged" : packaged;
    }

    /// Its name and version.
    public static String name() {
        return "vedette " + version();
    }
}
