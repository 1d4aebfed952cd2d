package vedette.learn.calibrate;

import java.io.DataOutput;
import java.io.IOException;

/// From what a model gives as the probability of a class to what it has turned out to be; never falls.
sealed interface Curve permits AsIs, BetaCurve, IsotonicCurve {

    float at(float probability);

    void write(DataOutput out) throws IOException;
}
