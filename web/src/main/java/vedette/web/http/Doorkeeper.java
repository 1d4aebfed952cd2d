package vedette.web.http;

import java.io.IOException;

/// Knows who is at the door.
@FunctionalInterface
public interface Doorkeeper {

    /// Who asks; a stranger if what they show is nothing, false or out of date.
    Visitor visitor(Call call) throws IOException;
}
