package vedette.web.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// What is written to whoever asked. Knows whether it was they who broke off.
final class Outgoing extends FilterOutputStream {

    private boolean isBroken;

    Outgoing(OutputStream to) {
        super(to);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            isBroken = true;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            isBroken = true;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            isBroken = true;
            throw e;
        }
    }

    /// Whether nobody reads any more.
    boolean isBroken() {
        return isBroken;
    }
}
