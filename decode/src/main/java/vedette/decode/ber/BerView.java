package vedette.decode.ber;

import vedette.decode.message.MessageView;

/// A view of a message in ASN.1's basic encoding rules, with one element after the other read in place.
///
/// Tags have one byte and lengths are definite; anything else is not read. An element lies within the one
/// around it. It may reach beyond what was captured: then its content is there as far as it goes.
public abstract class BerView extends MessageView {

    protected static final int INTEGER = 0x02;
    protected static final int OCTET_STRING = 0x04;
    protected static final int OBJECT_IDENTIFIER = 0x06;
    protected static final int ENUMERATED = 0x0A;
    protected static final int SEQUENCE = 0x30;

    private static final int MULTIPLE_BYTE_TAG = 0x1F;
    private static final int LONG_LENGTH = 0x80;
    private static final int MAX_LENGTH_BYTES = 4;

    private int tag;
    private int contentStart;
    private int contentEnd;

    protected BerView() {}

    /// Reads the head of the element at an offset.
    ///
    /// @param limit where the element around it ends
    /// @return whether there is one
    protected final boolean read(int offset, int limit) {
        int newTag = u8(offset);
        int length = u8(offset + 1);
        int start = offset + 2;
        if (newTag == MISSING || length == MISSING || (newTag & MULTIPLE_BYTE_TAG) == MULTIPLE_BYTE_TAG) {
            return false;
        }
        if (length >= LONG_LENGTH) {
            int count = length - LONG_LENGTH;
            if (count == 0 || count > MAX_LENGTH_BYTES || !has(start, count)) {
                return false;
            }
            length = number(start, count);
            start += count;
        }
        if (length < 0 || length > limit - start) {
            return false;
        }
        tag = newTag;
        contentStart = start;
        contentEnd = start + length;
        return true;
    }

    /// Reads the head of the element at an offset, which has to have this tag.
    protected final boolean read(int offset, int limit, int expectedTag) {
        return u8(offset) == expectedTag && read(offset, limit);
    }

    /// Reads the first element of the message, which nothing is around.
    protected final boolean readFirst(int offset, int expectedTag) {
        return read(offset, Integer.MAX_VALUE, expectedTag);
    }

    protected final int tag() {
        return tag;
    }

    protected final int contentStart() {
        return contentStart;
    }

    /// Where the element ends by its own account, captured or not.
    protected final int contentEnd() {
        return contentEnd;
    }

    /// The element as a small number that is not negative, or -1.
    protected final int smallNumber() {
        int count = contentEnd - contentStart;
        boolean isReadable = count >= 1 && count <= Integer.BYTES && has(contentStart, count);
        return isReadable && u8(contentStart) < LONG_LENGTH ? number(contentStart, count) : MISSING;
    }

    private int number(int offset, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << Byte.SIZE | u8(offset + i);
        }
        return number;
    }
}
