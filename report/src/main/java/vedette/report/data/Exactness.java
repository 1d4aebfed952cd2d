package vedette.report.data;

/// Whether everything that was on the wire was judged.
///
/// @param why what was left out; empty where nothing was
public record Exactness(boolean isExact, String why) {

    public static final Exactness EXACT = new Exactness(true, "");

    public static Exactness notExact(String why) {
        return new Exactness(false, why);
    }
}
