package vedette.store.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final char[] PASSWORD = "p\u00e4ssw\u00f6rd of some words".toCharArray();

    /// Of the reference implementation's own tests.
    private static final PasswordHash THEIRS =
            new PasswordHash("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

    @Test
    void whatOthersHaveMadeIsVerified() {
        assertThat(THEIRS.verify("password".toCharArray())).isTrue();
        assertThat(THEIRS.verify("passwore".toCharArray())).isFalse();
    }

    @Test
    void whatIsMadeHasTheFormThatOthersRead_andIsVerified() {
        PasswordHash hash = PasswordHash.of(PASSWORD);

        assertThat(hash.encoded())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hash.verify(PASSWORD)).isTrue();
        assertThat(hash.verify("p\u00e4ssw\u00f6rd of some word".toCharArray())).isFalse();
        assertThat(hash.verify(new char[0])).isFalse();
        assertThat(hash.verify("x".repeat(100_000).toCharArray())).isFalse();
        assertThat(hash).hasToString("a password's hash");
    }

    @Test
    void eachHasASaltOfItsOwn() {
        assertThat(PasswordHash.of(PASSWORD)).isNotEqualTo(PasswordHash.of(PASSWORD));
    }

    @Test
    void whatIsTooShortOrTooLongIsRefused() {
        assertThatThrownBy(() -> PasswordHash.of("elevenchars".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 12 characters, this one has 11");
        assertThatThrownBy(() -> PasswordHash.of("\uD83D\uDE00".repeat(11).toCharArray()))
                .hasMessageContaining("this one has 11");
        assertThatThrownBy(() -> PasswordHash.of("x".repeat(1_001).toCharArray()))
                .hasMessageContaining("at most 1000");
        assertThat(PasswordHash.of("twelve chars".toCharArray()).verify("twelve chars".toCharArray()))
                .isTrue();
    }

    @Test
    void thatOfNobodyFitsNothing() {
        assertThat(PasswordHash.NONE.verify(PASSWORD)).isFalse();
        assertThat(PasswordHash.NONE.verify(new char[0])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void whatIsNoHashOfThatKindIsRefused(String text) {
        assertThatThrownBy(() -> new PasswordHash(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
