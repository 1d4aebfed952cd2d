package vedette.learn.read.name;

/// What is compared of a name: its letters and figures, if they are of ASCII, in small.
public final class NameKey {

    private NameKey() {}

    /// The key of a name.
    public static String of(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char one = name.charAt(i);
            if (one >= 'A' && one <= 'Z') {
                key.append((char) (one | 0x20));
            } else if ((one >= 'a' && one <= 'z') || (one >= '0' && one <= '9')) {
                key.append(one);
            }
        }
        return key.toString();
    }
}
