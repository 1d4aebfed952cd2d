package vedette.notify.message;

/// Who tells.
///
/// @param host the name of this machine
/// @param version of the program
public record Origin(String host, String version) {

    public static final String PRODUCT = "Vedette";

    public Origin {
        host = Plain.line(host, 255);
        version = Plain.line(version, 40);
    }
}
