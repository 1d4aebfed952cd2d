package vedette.web.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Makes certificates that nobody else vouches for: whoever comes compares their fingerprint once. The JDK signs them,
/// but has nothing that everybody may call to put them together, so that is done here (RFC 5280).
final class SelfSigned {

    /// Browsers take none that are good for longer.
    static final Duration GOOD = Duration.ofDays(397);

    /// Clocks of others may be behind.
    private static final Duration BEFORE = Duration.ofHours(1);

    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final int SERIAL_BITS = 127;
    private static final int LONGEST_COMMON_NAME = 64;
    private static final BigInteger VERSION_3 = BigInteger.TWO;

    private static final SecureRandom RANDOM = new SecureRandom();

    private SelfSigned() {}

    /// @param names of the machine, the first the one that people call it; none that is not of ASCII
    static Identity make(List<String> names, Collection<InetAddress> addresses, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] content = content(names, addresses, now, pair.getPublic().getEncoded());
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] whole = Der.sequence(content, algorithm(), Der.bits(0, signature.sign()));
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
            return new Identity(List.of(certificate), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java can sign by ECDSA", e);
        }
    }

    private static byte[] content(
            List<String> names, Collection<InetAddress> addresses, Instant now, byte[] publicKey) {
        String name = names.getFirst();
        byte[] who = Der.sequence(Der.of(
                Der.SET,
                Der.sequence(
                        Der.object(COMMON_NAME),
                        Der.text(Der.UTF8_STRING, name.substring(0, Math.min(LONGEST_COMMON_NAME, name.length()))))));
        Instant from = now.minus(BEFORE);
        return Der.sequence(
                Der.of(Der.CONSTRUCTED_OF_CONTEXT, Der.integer(VERSION_3)),
                Der.integer(new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1)),
                algorithm(),
                who,
                Der.sequence(Der.time(from), Der.time(from.plus(GOOD))),
                who,
                publicKey,
                Der.of(Der.CONSTRUCTED_OF_CONTEXT | 3, extensions(names, addresses)));
    }

    private static byte[] algorithm() {
        return Der.sequence(Der.object(ECDSA_WITH_SHA256));
    }

    private static byte[] extensions(List<String> names, Collection<InetAddress> addresses) {
        byte[][] alternatives = new byte[names.size() + addresses.size()][];
        int count = 0;
        for (String name : names) {
            alternatives[count++] = Der.of(Der.PRIMITIVE_OF_CONTEXT | DNS_NAME, name.getBytes(US_ASCII));
        }
        for (InetAddress address : addresses) {
            alternatives[count++] = Der.of(Der.PRIMITIVE_OF_CONTEXT | IP_ADDRESS, address.getAddress());
        }
        return Der.sequence(
                extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                extension(KEY_USAGE, true, Der.bits(7, (byte) 0x80)), // the first bit: signs
                extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.object(SERVER_AUTHENTICATION))),
                extension(SUBJECT_ALTERNATIVE_NAME, false, Der.sequence(alternatives)));
    }

    private static byte[] extension(String name, boolean isCritical, byte[] value) {
        byte[] critical = isCritical ? Der.of(Der.BOOLEAN, new byte[] {(byte) 0xff}) : new byte[0];
        return Der.sequence(Der.object(name), critical, Der.of(Der.OCTET_STRING, value));
    }
}
