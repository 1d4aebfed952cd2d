package vedette.learn.calibrate;

/// Takes what a curve is made of, for writing it in another form. A curve that changes nothing says nothing.
public interface CurveParts {

    /// Straight lines between points, and level beyond them.
    ///
    /// @param points where they are, in order and all different
    /// @param values what the curve says there
    void line(float[] points, float[] values);

    /// The logarithm of the odds is a ln p - b ln (1 - p) + c.
    ///
    /// @param least what p and 1 - p are taken for where they are less
    void odds(double a, double b, double c, double least);
}
