package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {

    @Test
    void anExceptionThatIsOnlyAName_saysWhatIsWrongWithIt() {
        assertThat(FileTrouble.inWords(new AccessDeniedException("models")))
                .startsWith("not allowed to read or write models");
        assertThat(FileTrouble.inWords(new NoSuchFileException("models"))).isEqualTo("there is no models");
        assertThat(FileTrouble.inWords(new FileAlreadyExistsException("models")))
                .startsWith("models is there already");
        assertThat(FileTrouble.inWords(new DirectoryNotEmptyException("models")))
                .startsWith("models is not empty");
    }

    @Test
    void anExceptionThatHasAReason_keepsIt() {
        assertThat(FileTrouble.inWords(new FileSystemException("models", null, "No space left on device")))
                .isEqualTo("models: No space left on device");
    }
}
