package vedette.store.privacy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import vedette.store.database.StoreException;

/// Seals what a pseudonym stands for with AES-256-GCM, bound to the pseudonym, and opens it again. Owned by one thread.
final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Seal(PrivacyKey key) {
        this.key = key.keyFor(PrivacyKey.Use.SEALING);
    }

    /// Base 64 of a nonce and of what is sealed.
    String close(String pseudonym, String original) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, pseudonym).doFinal(bytes(original));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has AES-GCM", e);
        }
    }

    /// @throws StoreException if it is not what was sealed
    String open(String pseudonym, String sealed) throws StoreException {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            byte[] nonce = new byte[NONCE_LENGTH];
            ByteBuffer.wrap(all).get(nonce);
            byte[] original =
                    cipher(Cipher.DECRYPT_MODE, nonce, pseudonym).doFinal(all, NONCE_LENGTH, all.length - NONCE_LENGTH);
            return new String(original, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
            throw new StoreException(
                    "what is sealed of " + pseudonym + " is not what was written, so it is not shown: either it was"
                            + " changed, or the key is another one; a backup of the store may have it as it was",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String pseudonym) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(pseudonym));
        return cipher;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
