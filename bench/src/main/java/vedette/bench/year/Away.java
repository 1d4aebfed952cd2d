package vedette.bench.year;

import java.io.IOException;

/// A receiver that can be away and come back.
interface Away extends AutoCloseable {

    void leave() throws IOException;

    void comeBack() throws IOException;

    Told told();

    @Override
    void close() throws IOException;
}
