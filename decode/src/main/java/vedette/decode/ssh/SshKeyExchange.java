package vedette.decode.ssh;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vedette.decode.message.MessageView;

/// A view of the message in which a side of an SSH connection lists what it can do, `SSH_MSG_KEXINIT`
/// ([RFC 4253, section 7.1](https://www.rfc-editor.org/rfc/rfc4253#section-7.1)), alone or after the banner.
///
/// ```
///  +---------------------------------------------------------------+
///  |                         Packet length                         |
///  +---------------+---------------+-------------------------------+
///  |  Padding len  |  Message (20) |         Cookie (16)           |
///  +---------------+---------------+-------------------------------+
///  |   Ten lists of names, each with its length (4) before it      |
///  +---------------------------------------------------------------+
/// ```
///
/// The lists say which program speaks; their [hash](https://github.com/salesforce/hassh) is one of a
/// program's fingerprints. A list that was cut is empty.
public final class SshKeyExchange extends MessageView {

    private static final int HEADER = 22;
    private static final int PADDING = 4;
    private static final int MESSAGE = 5;
    private static final int KEXINIT = 20;
    private static final int MIN_PADDING = 4;
    private static final int MAX_PACKET = 35_000;

    private static final int LISTS = 10;
    private static final int KEY_EXCHANGE = 0;
    private static final int HOST_KEY = 1;
    private static final int CIPHER_TO_SERVER = 2;
    private static final int CIPHER_TO_CLIENT = 3;
    private static final int MAC_TO_SERVER = 4;
    private static final int MAC_TO_CLIENT = 5;
    private static final int COMPRESSION_TO_SERVER = 6;
    private static final int COMPRESSION_TO_CLIENT = 7;
    private static final int MAX_TEXT = 1024;

    private final SshBanner banner = new SshBanner();
    private final int[] starts = new int[LISTS];
    private final int[] ends = new int[LISTS];
    private int lists;
    private boolean hasBanner;

    /// Moves the view to the segment that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether the message is there, at least up to its first list
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        lists = 0;
        hasBanner = false;
        if (u8(0) != 'S') {
            return readPacket(0);
        }
        if (!banner.wrap(buffer, start, limit) || banner.lineLength() == MISSING) {
            return false;
        }
        hasBanner = readPacket(banner.lineLength());
        return hasBanner;
    }

    /// Whether the banner comes before it in the same segment.
    public boolean hasBanner() {
        return hasBanner;
    }

    public String keyExchanges() {
        return list(KEY_EXCHANGE);
    }

    public String hostKeys() {
        return list(HOST_KEY);
    }

    public String ciphersToServer() {
        return list(CIPHER_TO_SERVER);
    }

    public String ciphersToClient() {
        return list(CIPHER_TO_CLIENT);
    }

    public String macsToServer() {
        return list(MAC_TO_SERVER);
    }

    public String macsToClient() {
        return list(MAC_TO_CLIENT);
    }

    public String compressionsToServer() {
        return list(COMPRESSION_TO_SERVER);
    }

    public String compressionsToClient() {
        return list(COMPRESSION_TO_CLIENT);
    }

    /// The fingerprint of a client as 32 hexadecimal digits; empty if a list was cut.
    public String hassh() {
        return hash(CIPHER_TO_SERVER, MAC_TO_SERVER, COMPRESSION_TO_SERVER);
    }

    /// The fingerprint of a server as 32 hexadecimal digits; empty if a list was cut.
    public String hasshServer() {
        return hash(CIPHER_TO_CLIENT, MAC_TO_CLIENT, COMPRESSION_TO_CLIENT);
    }

    private boolean readPacket(int from) {
        long packet = u32(from);
        boolean isSane = u8(from + MESSAGE) == KEXINIT
                && packet > HEADER
                && packet <= MAX_PACKET
                && u8(from + PADDING) >= MIN_PADDING
                && u8(from + PADDING) < packet - HEADER;
        if (!isSane) {
            return false;
        }
        int end = from + Integer.BYTES + (int) packet - u8(from + PADDING);
        int offset = from + HEADER;
        while (lists < LISTS && offset <= end - Integer.BYTES) {
            long length = u32(offset);
            int start = offset + Integer.BYTES;
            if (length < 0 || length > end - start || !has(start, (int) length)) {
                break;
            }
            starts[lists] = start;
            ends[lists] = start + (int) length;
            offset = ends[lists];
            lists++;
        }
        return lists > 0 && ends[KEY_EXCHANGE] > starts[KEY_EXCHANGE];
    }

    private String list(int index) {
        return index < lists ? text(starts[index], ends[index], MAX_TEXT) : "";
    }

    private String hash(int ciphers, int macs, int compressions) {
        if (lists <= compressions) {
            return "";
        }
        MessageDigest digest = md5();
        add(digest, KEY_EXCHANGE);
        for (int list : new int[] {ciphers, macs, compressions}) {
            digest.update((byte) ';');
            add(digest, list);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(MessageDigest digest, int list) {
        digest.update(text(starts[list], ends[list], MAX_LENGTH).getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
