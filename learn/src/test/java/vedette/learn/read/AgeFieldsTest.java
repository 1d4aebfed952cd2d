package vedette.learn.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.learn.table.Age;

/// How old flows were, as files say it.
class AgeFieldsTest {

    @Test
    void theColumnOfAgesSaysIt_andIsNoFeature() throws IOException {
        Read read = read("""
                bytes,end_reason,checkpoint_age,label
                1,checkpoint,1,a
                2,checkpoint,120,a
                3,idle,0,a
                4,checkpoint,,a
                5,checkpoint,soon,a
                """);

        assertThat(ages(read)).containsExactly(Age.UP_TO_ONE, Age.LATER, Age.ENDED, Age.NOT_SAID, Age.NOT_SAID);
        assertThat(read.columns().names()).containsExactly("bytes");
    }

    @Test
    void withoutItTheReasonForARowTellsWhatIsOver() throws IOException {
        assertThat(ages(read("bytes,end_reason,label\n1,checkpoint,a\n2, closed ,a\n3,part,a\n")))
                .containsExactly(Age.NOT_SAID, Age.ENDED, Age.ENDED);
    }

    @Test
    void aFileThatSaysNothingOfItHasNoAges() throws IOException {
        assertThat(ages(read("bytes,label\n1,a\n"))).containsExactly(Age.NOT_SAID);
    }

    private static Read read(String text) throws IOException {
        return Read.text(text, ReadOptions.defaults());
    }

    private static List<Age> ages(Read read) {
        return read.rows().stream().map(row -> row.age).toList();
    }
}
