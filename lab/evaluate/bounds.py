"""Between which bounds a rate lies with 95 % confidence."""

import math

_TAIL = 0.025
_NORMAL = 1.959963984540054  # of a normal distribution, so much lies in each tail beyond it


def wilson(successes, trials):
    """Bounds of a share, by Wilson's score interval; None without trials."""
    if trials == 0:
        return None
    share = successes / trials
    square = _NORMAL**2
    middle = share + square / (2 * trials)
    reach = _NORMAL * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    scale = 1 + square / trials
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def poisson(events):
    """
    Exact bounds of the mean of a Poisson distribution of which one number was seen: the means of which so many or more,
    and so many or fewer, come in 2.5 % of cases. They are Garwood's, half the quantiles of chi-square.
    """
    low = 0.0 if events == 0 else _falling(lambda mean: at_most(events - 1, mean), 1 - _TAIL)
    return low, _falling(lambda mean: at_most(events, mean), _TAIL)


def at_most(events, mean):
    """The probability of so many events or fewer."""
    if mean == 0:
        return 1.0
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(events + 1))


def _falling(function, wanted):
    """Where a falling function of numbers from 0 on has this value, by bisection."""
    low, high = 0.0, 1.0
    while function(high) > wanted:
        low, high = high, high * 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) > wanted else (low, middle)
    return (low + high) / 2
