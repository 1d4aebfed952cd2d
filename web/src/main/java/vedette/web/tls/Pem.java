package vedette.web.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Certificates and keys as files of text, as everybody hands them out (RFC 7468).
final class Pem {

    private static final int MOST_BYTES = 1024 * 1024;

    private static final int COLUMNS = 64;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s(.*?)-----END \\1-----", Pattern.DOTALL);

    /// A part of a file.
    ///
    /// @param label what it is, in capitals
    /// @param text between the lines that begin and end it
    private record Block(String label, String text) {}

    private Pem() {}

    /// The certificate and key in two files, which may be the same.
    ///
    /// @throws IOException if one of them cannot be read, or is no such file, or they do not go together
    static Identity read(Path certificates, Path key) throws IOException {
        List<X509Certificate> chain = certificates(certificates);
        PrivateKey read = key(key, chain.getFirst().getPublicKey());
        try {
            return new Identity(chain, read);
        } catch (IllegalArgumentException e) {
            throw new IOException(key + " and " + certificates + " do not go together: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> chain = new ArrayList<>();
        for (Block block : blocks(file)) {
            if (block.label.equals("CERTIFICATE")) {
                try {
                    chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(bytes(block, file))));
                } catch (GeneralSecurityException e) {
                    throw new IOException(file + " has a certificate that cannot be read: " + e.getMessage(), e);
                }
            }
        }
        if (chain.isEmpty()) {
            throw new IOException(file + " holds no certificate: it is to be a PEM file, with BEGIN CERTIFICATE in it");
        }
        return chain;
    }

    private static PrivateKey key(Path file, PublicKey of) throws IOException {
        for (Block block : blocks(file)) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return key(bytes(block, file), of, file);
                }
                // Their form leaves out what kind of key it is, and which curve: the certificate says it.
                case "EC PRIVATE KEY", "RSA PRIVATE KEY" -> {
                    if (block.text.contains("ENCRYPTED")) {
                        throw encrypted(file);
                    }
                    byte[] kind = Der.firstPart(of.getEncoded());
                    byte[] inner = Der.of(Der.OCTET_STRING, bytes(block, file));
                    return key(Der.sequence(Der.integer(BigInteger.ZERO), kind, inner), of, file);
                }
                case "ENCRYPTED PRIVATE KEY" -> throw encrypted(file);
                default -> {} // parameters, certificates
            }
        }
        throw new IOException(file + " holds no key: it is to be a PEM file, with BEGIN PRIVATE KEY in it");
    }

    private static IOException encrypted(Path file) {
        return new IOException(file + " is a key under a password: take that off by `openssl pkey -in " + file
                + " -out FILE`, and let only this user read it");
    }

    private static PrivateKey key(byte[] encoded, PublicKey of, Path file) throws IOException {
        try {
            return KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    file + " holds no key of the kind of the certificate's (" + of.getAlgorithm() + "): "
                            + e.getMessage(),
                    e);
        }
    }

    private static List<Block> blocks(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too large for a certificate or a key");
        }
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(file, ISO_8859_1));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    private static byte[] bytes(Block block, Path file) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(block.text);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: " + block.label + " is no base 64", e);
        }
    }

    /// The text of one thing.
    static String text(String label, byte[] bytes) {
        String body = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
