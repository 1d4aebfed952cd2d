/// Models at work: what was learnt of attacks and of what is usual, as one detector beside those of behaviour.
///
/// Models score flows as they end and hosts by what they did; a score is believed as far as this site has shown that it
/// is rare here. What behaviour has noticed gets their support; what only they notice is unusual and no more, and an
/// alert budget says how much of that people hear. Start with [LearnedDetector] and [ScoreStream].
@NullMarked
package vedette.detect.learned;

import org.jspecify.annotations.NullMarked;
