package vedette.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelfTestTest {

    @Test
    void everyBundledAttackIsFoundAndNobodyIsFalselyAccused() {
        SelfTest test = SelfTest.run();

        assertThat(test.missed()).isEmpty();
        assertThat(test.falselyAccused()).isEmpty();
        assertThat(test.found()).isEqualTo(13);
    }
}
