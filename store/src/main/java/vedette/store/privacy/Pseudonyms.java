package vedette.store.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import vedette.common.Address;

/// Makes pseudonyms: HMAC-SHA256 of what they stand for, cut to the length of what takes its place. The same key makes
/// the same of the same, and nobody without it can tell, not even by trying all addresses there are.
///
/// An address becomes one of a network that is used for nothing else, a hardware address one that is local and of one
/// host, a name `host-` and ten digits. Owned by one thread.
final class Pseudonyms {

    /// The 48 bits that all pseudonyms of addresses begin with: unique local (RFC 4193), readable as "vedette".
    static final long PREFIX = 0xFD07_EDE7_7E00L;

    static final String NAME = "host-";

    private static final int PREFIX_SHIFT = 16;
    private static final int NAME_BYTES = 5;
    private static final long MAC_BITS = 0xFCFF_FFFF_FFFFL;
    private static final long LOCAL_UNICAST = 0x0200_0000_0000L;
    private static final int MAC_LENGTH = 48;

    private final Mac mac;

    Pseudonyms(PrivacyKey key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(key.keyFor(PrivacyKey.Use.PSEUDONYMS));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has HmacSHA256", e);
        }
    }

    Address of(Address address) {
        ByteBuffer hash = hash(
                "address",
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(address.high())
                        .putLong(address.low())
                        .array());
        long low = hash.getLong();
        return new Address((PREFIX << PREFIX_SHIFT) | (hash.getShort() & 0xFFFFL), low);
    }

    static boolean isPseudonym(Address address) {
        return address.high() >>> PREFIX_SHIFT == PREFIX;
    }

    /// Of a hardware address, in its low 48 bits.
    long ofHardware(long address) {
        long hash = hash("hardware", longBytes(address)).getLong() >>> (Long.SIZE - MAC_LENGTH);
        return (hash & MAC_BITS) | LOCAL_UNICAST;
    }

    /// Of a name, whatever the case of its letters.
    String ofName(String name) {
        byte[] hash = hash("name", text(name.toLowerCase(Locale.ROOT))).array();
        return NAME + HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }

    /// Of the number of a conversation, which is a hash of its ends.
    long ofConversation(long number) {
        return hash("conversation", longBytes(number)).getLong();
    }

    /// Of the id of an incident, which is a hash of its entity.
    String ofIncident(String id) {
        return HexFormat.of().toHexDigits(hash("incident", text(id)).getLong());
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ByteBuffer hash(String kind, byte[] what) {
        mac.update(text(kind));
        mac.update((byte) 0);
        return ByteBuffer.wrap(mac.doFinal(what));
    }
}
