package vedette.common;

/// What a thread does when a turn of its loop found nothing to do. Owned by one thread.
public interface IdleStrategy {

    /// Waits a little if `work` is zero, and starts over with short waits if it is not.
    void idle(int work);
}
