package vedette.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpTextTest {

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0000ffffc0a80001, 192.168.0.1",
        "0000000000000000, 0000ffffffffffff, 255.255.255.255",
        "0000000000000000, 0000000000000000, ::",
        "0000000000000000, 0000000000000001, ::1",
        "20010db800000000, 0000000000000001, 2001:db8::1",
        "20010db800000001, 0001000100010001, 2001:db8:0:1:1:1:1:1",
        "2001000000000001, 0000000000000001, 2001:0:0:1::1",
        "20010db800000000, 0001000000000001, 2001:db8::1:0:0:1",
        "fe80000000000000, 0000000000000000, fe80::",
        "0001000200030004, 0005000600070008, 1:2:3:4:5:6:7:8",
        "0001000200030004, 0005000600000000, 1:2:3:4:5:6::"
    })
    void everyAddressHasItsCanonicalForm(String high, String low, String text) {
        assertThat(IpText.of(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)))
                .isEqualTo(text);
    }

    @Test
    void bytesAreTakenAsTheNetworkWritesThem() {
        assertThat(IpText.of(new byte[] {(byte) 192, 0, 2, (byte) 255})).isEqualTo("192.0.2.255");
        assertThat(IpText.of(new byte[16])).isEqualTo("::");
        assertThatThrownBy(() -> IpText.of(new byte[5])).hasMessage("an address has 4 or 16 bytes, not 5");
    }
}
