package vedette.deep;

import ai.djl.ndarray.NDArray;
import vedette.learn.onnx.OnnxModel;

/// A network in the making.
sealed interface Net permits Autoencoder, Cnn {

    /// What it says of rows: logits of classes, or the rows as it rebuilds them.
    NDArray forward(NDArray rows, boolean isTraining);

    /// How wrong what it said is.
    ///
    /// @param said by [#forward]
    /// @param wanted for each row the weight of its class at its class; the rows themselves if they are rebuilt
    NDArray loss(NDArray said, NDArray wanted);

    /// How many values it says of a row.
    int outputs();

    Weights weights();

    /// The network as it is now.
    OnnxModel export();
}
