"""What the tables of a collection of captures say."""

from evaluate.corpus import ACCUSED, FOUND, MISSED, OTHERWISE
from evaluate.report import few
from evaluate.tables import Table, decimal


def tables(results, out_of_scope, failures, misses):
    attacks = [result for result in results if not result.capture.expected.is_quiet]
    quiet = [result for result in results if result.capture.expected.is_quiet]
    yield _found(attacks, out_of_scope)
    yield _quiet(quiet)
    yield _listed("Captures under another family", OTHERWISE, attacks)
    yield _missed(attacks, misses)
    yield _accusing(quiet)
    yield Table("Captures without an answer", ("capture", "why"), tuple(failures))


def _found(attacks, out_of_scope):
    groups = {}
    for result in attacks:
        groups.setdefault(result.capture.expected.label, []).append(result)
    lines = [_group(label, groups[label]) for label in sorted(groups)]
    head = "label, expected, captures, found, of medium or higher, under another family, missed"
    notes = (
        "Labels by what they begin with ([families](families.md)).",
        f"Out of scope: {len(out_of_scope)} captures.",
    )
    everything = _group("all", attacks)
    return Table("Captures of attacks", tuple(head.split(", ")), (*lines, ("all", "", *everything[2:])), notes)


def _group(label, results):
    def count(word):
        return sum(result.word == word for result in results)

    families = results[0].capture.expected.families if results else ()
    accusing = sum(
        any(incident.accuses and incident.family in result.capture.expected.families for incident in result.incidents)
        for result in results
    )
    return label, ", ".join(families), len(results), count(FOUND), accusing, count(OTHERWISE), count(MISSED)


def _quiet(quiet):
    groups = {}
    for result in quiet:
        groups.setdefault(result.capture.label, []).append(result)
    lines = tuple(
        (
            *(label, len(results), decimal(sum(result.capture.seconds for result in results) / 3600, 2)),
            *(sum(r.word == ACCUSED for r in results), sum(len(r.incidents) for r in results)),
        )
        for label, results in sorted(groups.items())
    )
    head = ("label", "captures", "hours", "falsely accused", "incidents")
    return Table("Captures that must stay quiet", head, lines, ("Incidents of medium severity or higher.",))


def _listed(title, word, results):
    lines = tuple(
        (
            *(result.capture.name, result.capture.label, result.capture.packets),
            "; ".join(sorted({f"{i.kind} ({i.family}, {i.severity})" for i in result.incidents})),
        )
        for result in results
        if result.word == word
    )
    return Table(title, ("capture", "label", "packets", "incidents"), lines)


def _missed(attacks, misses):
    lines = tuple(
        (
            *(result.capture.name, result.capture.label, result.capture.packets, decimal(result.capture.seconds)),
            misses.of_capture(result.capture.name, result.capture.label),
        )
        for result in attacks
        if result.word == MISSED
    )
    notes = ("Why: [by hand](misses.md).",)
    return Table("Missed captures", ("capture", "label", "packets", "seconds", "why"), lines, notes)


def _accusing(quiet):
    lines = tuple(
        (
            *(result.capture.name, i.family, i.kind, i.entity, few(i.targets), decimal(i.score, 0), i.severity),
            "; ".join(i.reasons),
        )
        for result in quiet
        for i in result.incidents
    )
    head = ("capture", "family", "kind", "entity", "targets", "score", "severity", "reasons")
    return Table("False accusations in captures", head, lines)
