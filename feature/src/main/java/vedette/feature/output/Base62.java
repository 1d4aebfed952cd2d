package vedette.feature.output;

/// Ids in the form that Zeek gives them: a `C`, then digits and letters.
final class Base62 {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Base62() {}

    static String uid(long id) {
        StringBuilder text = new StringBuilder("C");
        long rest = id;
        do {
            text.append(DIGITS.charAt((int) Long.remainderUnsigned(rest, DIGITS.length())));
            rest = Long.divideUnsigned(rest, DIGITS.length());
        } while (rest != 0);
        return text.toString();
    }
}
