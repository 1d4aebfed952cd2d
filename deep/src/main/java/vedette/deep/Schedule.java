package vedette.deep;

/// How far steps go: farther and farther at first, then along a cosine down to nothing.
///
/// @param rate at most
/// @param warmUp how many steps it takes to get there
/// @param steps in all
record Schedule(float rate, long warmUp, long steps) {

    /// The rate of a step, counted from 0.
    float at(long step) {
        if (step < warmUp) {
            return rate * (step + 1) / warmUp;
        }
        double done = (double) (step - warmUp) / Math.max(1, steps - warmUp);
        return (float) (rate * 0.5 * (1 + StrictMath.cos(Math.PI * Math.min(1, done))));
    }
}
