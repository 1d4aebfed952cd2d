package vedette.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuadratureTest {

    @Test
    void polynomialsAreIntegratedExactly() {
        for (int coefficients = 1; coefficients <= TreeSketch.MAX_DEPTH; coefficients++) {
            Quadrature quadrature = Quadrature.of(coefficients);
            for (int power = 0; power < coefficients; power++) {
                double sum = 0;
                for (int i = 0; i < quadrature.size(); i++) {
                    sum += quadrature.weight(i) * Math.pow(quadrature.point(i), power);
                }
                assertThat(sum).as("%d of %d", power, coefficients).isEqualTo(1.0 / (power + 1), within(1e-13));
            }
        }
    }
}
