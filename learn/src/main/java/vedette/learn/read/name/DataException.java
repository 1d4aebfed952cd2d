package vedette.learn.read.name;

import java.io.IOException;

/// Says that a file cannot be learnt from: what is wrong, where, and what to do.
public final class DataException extends IOException {

    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }
}
