package vedette.app.session;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vedette.api.engine.CaptureSession;

/// Switches interfaces of a session on and off, and waits until that is done. Safe for any thread.
public record WireSwitch(CaptureSession session) {

    private static final long SWITCH_SECONDS = 5;

    /// Begins to watch an interface again, or stops.
    ///
    /// @throws IllegalArgumentException if it cannot be, with why
    public void set(String interfaceName, boolean isOn) {
        try {
            session.watch(interfaceName, isOn).get(SWITCH_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw new IllegalArgumentException(
                    interfaceName + " was not switched within " + SWITCH_SECONDS
                            + " s: the reader is busy, or has ended",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
