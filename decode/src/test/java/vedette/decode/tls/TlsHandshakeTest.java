package vedette.decode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.CapturedBytes;

/// Every field of the messages, every length at which they can be cut, and what no bytes can make of the reader.
class TlsHandshakeTest {

    private static final String RANDOM = "aa".repeat(32);

    private static final String CLIENT_HELLO = message(
            1,
            "0303" + RANDOM + "04 01020304" + "000a 1a1a 1301 c02f 1302 002f" + "01 00"
                    + counted(
                            2,
                            "2a2a 0000"
                                    + "0000" + counted(2, counted(2, "00" + counted(2, "777757 2e6578616d706c65")))
                                    + "0010" + counted(2, counted(2, "02 6832 08 687474702f312e31"))
                                    + "000d" + counted(2, counted(2, "0a0a 0403 0804"))
                                    + "002b" + counted(2, counted(1, "fafa 0304 0303"))
                                    + "ff01 0001 00"));

    private static final String SERVER_HELLO = message(
            2,
            "0303" + RANDOM + "00" + "c02f" + "00"
                    + counted(2, "ff01 0001 00" + "0010" + counted(2, counted(2, "02 6832"))));

    /// Made by OpenSSL: version 3, issued by `C=DE, O=Example, CN=Example Root` to `O=Example, CN=www.example.org`.
    private static final String CERTIFICATE_BYTES =
            "308201523081f902080102030405060708300a06082a8648ce3d0403023036310b3009060355040613024445"
                    + "3110300e060355040a0c074578616d706c653115301306035504030c0c4578616d706c6520526f6f74302017"
                    + "0d3236313132313138303834305a180f32303631303532313138303834305a302c3110300e060355040a0c07"
                    + "4578616d706c653118301606035504030c0f7777772e6578616d706c652e6f72673059301306072a8648ce3d"
                    + "020106082a8648ce3d0301070342000411b81b0c4c953293de3978b8253481db4a100905d4b14d7e7d7a6016"
                    + "23fec41695c2d3512cbbc44a7a6fa519210c83e1b23fd857f662996e67df1a7af677e270300a06082a8648ce"
                    + "3d0403020348003045022066dd277f1d57e976a2e8af87ced60ab73fa225656c967fb39e3e6883c1e8163c02"
                    + "2100d943360c3bf576f56f0ef0230222a3d78633c0fe6dab87d991bba062e7481c01";

    /// The beginning of another: version 3, serial number 5, issued by `CN=self` to itself.
    private static final String SELF_ISSUED =
            "3082016130820106a003020102020105300a06082a8648ce3d040302300f310d300b06035504030c0473656c"
                    + "66301e170d3236313132313138303831395a170d3236313132323138303831395a300f310d300b0603550403"
                    + "0c0473656c66"
                    + "00".repeat(357 - 94);

    private static final String CERTIFICATE =
            message(11, counted(3, counted(3, CERTIFICATE_BYTES) + counted(3, "3000")));

    private static final List<byte[]> FLIGHTS = List.of(
            CapturedBytes.hex(record(CLIENT_HELLO)),
            CapturedBytes.hex(record(SERVER_HELLO + CERTIFICATE)),
            CapturedBytes.hex(record(SERVER_HELLO) + record(CERTIFICATE)));

    private final TlsHandshake handshake = new TlsHandshake();

    @Test
    void givenAClientHello_thenEveryFieldIsRead() {
        assertThat(wrap(record(CLIENT_HELLO))).isTrue();

        assertThat(handshake.hasClientHello()).isTrue();
        assertThat(handshake.hasServerHello()).isFalse();
        assertThat(handshake.hasCertificate()).isFalse();
        TlsClientHello hello = handshake.clientHello();
        assertThat(hello.isComplete()).isTrue();
        assertThat(hello.legacyVersion()).isEqualTo(0x0303);
        assertThat(hello.version()).isEqualTo(0x0304);
        assertThat(hello.sessionIdLength()).isEqualTo(4);
        assertThat(hello.cipherSuiteCount()).isEqualTo(5);
        assertThat(hello.cipherSuite(0)).isEqualTo(0x1A1A);
        assertThat(hello.cipherSuite(4)).isEqualTo(0x002F);
        assertThat(hello.cipherSuite(5)).isZero();
        assertThat(hello.extensionCount()).isEqualTo(6);
        assertThat(hello.extension(0)).isEqualTo(0x2A2A);
        assertThat(hello.extension(5)).isEqualTo(0xFF01);
        assertThat(hello.extension(6)).isZero();
        assertThat(hello.hasExtension(0xFF01)).isTrue();
        assertThat(hello.hasExtension(0xFF02)).isFalse();
        assertThat(hello.hasServerName()).isTrue();
        assertThat(hello.serverName()).isEqualTo("www.example");
        assertThat(hello.applicationProtocols()).isEqualTo("h2,http/1.1");
        assertThat(hello.signatureAlgorithmCount()).isEqualTo(3);
        assertThat(hello.signatureAlgorithm(0)).isEqualTo(0x0A0A);
        assertThat(hello.signatureAlgorithm(2)).isEqualTo(0x0804);
        assertThat(hello.signatureAlgorithm(3)).isZero();
    }

    /// `printf 002f,1301,1302,c02f | sha256sum` and `printf 000d,002b,ff01_0403,0804 | sha256sum`.
    @Test
    void givenAClientHello_thenItsFingerprintIsWhatTheHashesOfItsListsSay() {
        assertThat(wrap(record(CLIENT_HELLO))).isTrue();

        assertThat(handshake.clientHello().ja4()).isEqualTo("t13d0405h2_f0ee03a69c40_228b7d73b2ea");
    }

    @Test
    void givenAClientHelloOfLongAgo_thenItIsReadWithoutExtensions() {
        assertThat(wrap(record(message(1, "0301" + RANDOM + "00" + "0002 0005" + "01 00"))))
                .isTrue();

        TlsClientHello hello = handshake.clientHello();
        assertThat(hello.isComplete()).isTrue();
        assertThat(hello.version()).isEqualTo(0x0301);
        assertThat(hello.extensionCount()).isZero();
        assertThat(hello.serverName()).isEmpty();
        assertThat(hello.applicationProtocols()).isEmpty();
        assertThat(hello.signatureAlgorithmCount()).isZero();
        assertThat(hello.ja4()).startsWith("t10i010000_").endsWith("_000000000000");
    }

    @Test
    void givenTheSecondHelloOfAClient_thenItIsFoundBehindAChangeOfCiphers() {
        assertThat(wrap("140303000101" + record(CLIENT_HELLO))).isTrue();
        assertThat(handshake.clientHello().serverName()).isEqualTo("www.example");
        assertThat(wrap("140303000101")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void givenAServersAnswer_thenItsHelloAndItsCertificateAreRead(int flight) {
        assertThat(wrap(FLIGHTS.get(flight), FLIGHTS.get(flight).length)).isTrue();

        assertThat(handshake.hasClientHello()).isFalse();
        assertThat(handshake.hasServerHello()).isTrue();
        TlsServerHello hello = handshake.serverHello();
        assertThat(hello.isComplete()).isTrue();
        assertThat(hello.legacyVersion()).isEqualTo(0x0303);
        assertThat(hello.version()).isEqualTo(0x0303);
        assertThat(hello.sessionIdLength()).isZero();
        assertThat(hello.cipherSuite()).isEqualTo(0xC02F);
        assertThat(hello.extensionCount()).isEqualTo(2);
        assertThat(hello.extension(1)).isEqualTo(16);
        assertThat(hello.applicationProtocol()).isEqualTo("h2");
        thenTheCertificateIsRead();
    }

    @Test
    void givenAServerHelloOfTls13_thenTheVersionIsTheChosenOne() {
        assertThat(wrap(record(message(2, "0303" + RANDOM + "01 ff" + "1301" + "00" + counted(2, "002b 0002 0304")))))
                .isTrue();
        assertThat(handshake.serverHello().version()).isEqualTo(0x0304);
        assertThat(handshake.serverHello().cipherSuite()).isEqualTo(0x1301);
        assertThat(handshake.serverHello().sessionIdLength()).isEqualTo(1);
    }

    @Test
    void givenACertificateAlone_thenItIsRead() {
        assertThat(wrap(record(CERTIFICATE))).isTrue();
        assertThat(handshake.hasServerHello()).isFalse();
        thenTheCertificateIsRead();

        assertThat(wrap(record(message(11, counted(3, counted(3, SELF_ISSUED))))))
                .isTrue();
        TlsCertificate certificate = handshake.certificate();
        assertThat(certificate.serialNumber()).isEqualTo("05");
        assertThat(certificate.issuerCommonName()).isEqualTo("self");
        assertThat(certificate.subjectCommonName()).isEqualTo("self");
        assertThat(certificate.isSelfIssued()).isTrue();
        assertThat(certificate.notAfter() - certificate.notBefore()).isEqualTo(86_400);
    }

    @Test
    void givenTimesThatAreNone_thenTheyAreUnknown() {
        List<String> times = List.of(
                "3236313332313138303834305a", // month 13
                "3236313130303138303834305a", // day 0
                "3236313132313234303834305a", // hour 24
                "3278313132313138303834305a"); // year 2x
        for (String time : times) {
            String changed = CERTIFICATE.replace("3236313132313138303834305a", time);
            assertThat(changed).isNotEqualTo(CERTIFICATE);
            assertThat(wrap(record(changed))).isTrue();
            assertThat(handshake.certificate().notBefore()).isEqualTo(TlsCertificate.UNKNOWN);
            assertThat(handshake.certificate().notAfter()).isEqualTo(2_883_924_520L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "16030100ff",
                "17030100ff01000026 0303",
                "16020100ff01000026 0303",
                "16030500ff01000026 0303",
                "160301000301000026 0303",
                "160301ffff01000026 0303",
                "16030100ff01000025 0303", // a hello too short to be one
                "16030100ff01010000 0303", // or too long
                "16030100ff01000026 0203",
                "16030100ff01000026 0305",
                "16030100ff01000026 03",
                "16030100ff03000026 0303", // another message
                "16030100ff0b000026 000023 000020 31", // no certificate
                "16030100ff0b000026 000022 000020 30",
                "16030100ff0b000026 000023 000021 30"
            })
    void givenOtherBytes_thenTheyAreNoHandshake(String hex) {
        assertThat(wrap(hex)).isFalse();
    }

    @Test
    void whenAMessageIsCutAnywhere_thenNothingIsThrownAndNothingInvented() {
        for (byte[] flight : FLIGHTS) {
            assertThat(wrap(flight, flight.length)).isTrue();
            List<String> whole = values();
            for (int length = 0; length < flight.length; length++) {
                assertThat(wrap(flight, length)).isEqualTo(length >= 11);
                if (handshake.hasClientHello()) {
                    assertThat(handshake.clientHello().isComplete()).isFalse();
                    assertThat(handshake.clientHello().ja4()).isEmpty();
                }
                List<String> values = values();
                for (int i = 0; i < values.size(); i++) {
                    assertThat(values.get(i)).isIn("", "0", "false", "" + TlsCertificate.UNKNOWN, whole.get(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSequenceOfBytesMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(48, 200)];
            random.nextBytes(bytes);
            byte[] flight = FLIGHTS.get(random.nextInt(FLIGHTS.size()));
            System.arraycopy(flight, 0, bytes, 0, 11 + random.nextInt(36));
            found += wrap(bytes, bytes.length) && !values().isEmpty() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void noChangeToAMessageMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int found = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = CapturedBytes.mutate(FLIGHTS.get(random.nextInt(FLIGHTS.size())), random);
            found += wrap(bytes, bytes.length) && !values().isEmpty() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(5_000);
    }

    private void thenTheCertificateIsRead() {
        assertThat(handshake.hasCertificate()).isTrue();
        TlsCertificate certificate = handshake.certificate();
        assertThat(certificate.isComplete()).isTrue();
        assertThat(certificate.length()).isEqualTo(342);
        assertThat(certificate.serialNumber()).isEqualTo("0102030405060708");
        assertThat(certificate.issuerCommonName()).isEqualTo("Example Root");
        assertThat(certificate.subjectCommonName()).isEqualTo("www.example.org");
        assertThat(certificate.isSelfIssued()).isFalse();
        assertThat(certificate.notBefore()).isEqualTo(1_795_284_520L);
        assertThat(certificate.notAfter()).isEqualTo(2_883_924_520L);
    }

    /// What is read of the messages that are there, but lists that may be read in part.
    private List<String> values() {
        List<String> values = new ArrayList<>();
        if (handshake.hasClientHello()) {
            TlsClientHello hello = handshake.clientHello();
            values.addAll(List.of("" + hello.version(), hello.serverName(), hello.applicationProtocols(), hello.ja4()));
            values.addAll(List.of("" + hello.sessionIdLength(), "" + hello.cipherSuite(0), "" + hello.extension(0)));
            values.addAll(List.of("" + hello.signatureAlgorithm(0), "" + hello.legacyVersion()));
            assertThat(hello.cipherSuiteCount()).isNotNegative();
            assertThat(hello.signatureAlgorithmCount()).isNotNegative();
        }
        if (handshake.hasServerHello()) {
            TlsServerHello hello = handshake.serverHello();
            values.addAll(List.of("" + hello.version(), "" + hello.cipherSuite(), hello.applicationProtocol()));
            values.addAll(List.of("" + hello.sessionIdLength(), "" + hello.extension(0), "" + hello.isComplete()));
        }
        if (handshake.hasCertificate()) {
            TlsCertificate certificate = handshake.certificate();
            values.addAll(List.of(certificate.serialNumber(), certificate.issuerCommonName()));
            values.addAll(List.of(certificate.subjectCommonName(), "" + certificate.isSelfIssued()));
            values.addAll(List.of("" + certificate.notBefore(), "" + certificate.notAfter()));
            values.addAll(List.of("" + certificate.isComplete(), "" + certificate.length()));
        }
        return values;
    }

    private static String record(String messages) {
        return "160301" + counted(2, messages);
    }

    private static String message(int type, String body) {
        return "%02x".formatted(type) + counted(3, body);
    }

    /// The bytes behind their number, which is written in so many bytes.
    private static String counted(int lengthOfLength, String hex) {
        String bytes = hex.replace(" ", "");
        String length = "000000" + Integer.toHexString(bytes.length() / 2);
        return length.substring(length.length() - 2 * lengthOfLength) + bytes;
    }

    private boolean wrap(String hex) {
        byte[] bytes = CapturedBytes.hex(hex);
        return wrap(bytes, bytes.length);
    }

    private boolean wrap(byte[] bytes, int length) {
        return handshake.wrap(
                CapturedBytes.of(bytes, length), CapturedBytes.START, CapturedBytes.START + (long) length);
    }
}
