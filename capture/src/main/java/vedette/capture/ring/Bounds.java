package vedette.capture.ring;

/// How much is picked at most: the first of what is wanted.
///
/// @param packets of all conversations
/// @param bytes of them as captured
/// @param flows conversations
public record Bounds(int packets, long bytes, int flows) {

    public Bounds {
        if (packets < 1 || bytes < 1 || flows < 1) {
            throw new IllegalArgumentException("at least one packet, byte and conversation is picked, not " + packets
                    + ", " + bytes + " and " + flows);
        }
    }
}
