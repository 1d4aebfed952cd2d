"""Why captures and campaigns are missed, as docs/reference/misses.md says."""

import os

from evaluate.families import tables

PAGE = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "docs", "reference", "misses.md"
)

_CAPTURES, _LABELS, _CAMPAIGNS = "Captures", "Labels", "Campaigns"

UNKNOWN = "not looked into"


class Misses:
    def __init__(self, page=PAGE):
        known = tables(page)
        self._captures, self._labels, self._campaigns = (
            known.get(heading, {}) for heading in (_CAPTURES, _LABELS, _CAMPAIGNS)
        )

    def of_capture(self, name, label):
        """By the file's own name, or else by the longest beginning of the label, in whole words between dots."""
        own = self._captures.get(os.path.basename(name))
        if own:
            return own
        words = label.split(".")
        beginnings = (".".join(words[:count]) for count in range(len(words), 0, -1))
        return next((self._labels[beginning] for beginning in beginnings if beginning in self._labels), UNKNOWN)

    def of_campaign(self, campaign):
        """By the campaign's name, which is what its id says after its numbers."""
        return self._campaigns.get(campaign.id.split("-", 2)[-1], UNKNOWN)
