package vedette.learn.network;

/// What came of learning from all rows once.
///
/// @param number from 1
/// @param loss on the rows trained on, while they were
/// @param validationLoss on the rows it is chosen by, as are accuracy and macro-F1; those are 0 without classes
/// @param rate at its end
public record Epoch(
        int number, float loss, float validationLoss, float accuracy, float macroF1, float rate, float seconds) {}
