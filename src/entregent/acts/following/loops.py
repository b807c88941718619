"""What a loop owes: the reports and short words due, and the gentle question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entregent.core.loops import milestones, questions, reports
from entregent.core.vocabulary import ReportKind, ReportState
from entregent.queries import loop_values
from entregent.store.models import Loop, Report, ReportMilestone, Space

_STILL_DUE = (ReportState.DUE, ReportState.DRAFTED, ReportState.CANNOT_BE_TOLD)


@dataclass(frozen=True, slots=True)
class _Due:
    introducer: int
    kind: ReportKind
    due: date
    state: ReportState
    milestones: tuple[int, ...] = ()


def write_loop(space: Space, loop_id: int) -> None:
    """Write what is due in a loop, if it is still there; drafts keep their words."""
    row = Loop.objects.filter(space=space, pk=loop_id).first()
    if row is None:
        return
    _write_reports(row, list(_due(loop_values.loop_value(row))))
    happened = loop_values.milestones(row.milestones.all())
    row.is_going_on = milestones.is_going_on(happened)
    row.is_closed = milestones.is_closed(happened)
    row.last_news = max((m.day for m in happened), default=None)
    row.question_from = _question_from(row)
    row.save(update_fields=["is_going_on", "is_closed", "last_news", "question_from"])


def _due(loop: reports.Loop) -> Iterable[_Due]:
    for owed in reports.reports_owed(loop):
        yield _Due(
            owed.introducer, ReportKind.NEWS, owed.due, owed.state, owed.milestones
        )
    for word in reports.short_words(loop):
        yield _Due(word.introducer, ReportKind.SHORT_WORD, word.due, ReportState.DUE)


def _write_reports(row: Loop, wanted: list[_Due]) -> None:
    known = {
        (report.introducer_id, report.kind): report
        for report in row.reports.filter(state__in=_STILL_DUE)
    }
    for due in wanted:
        report = known.pop((due.introducer, due.kind), None)
        _write_report(row, report, due)
    Report.objects.filter(pk__in=[report.pk for report in known.values()]).delete()


def _write_report(row: Loop, report: Report | None, due: _Due) -> None:
    if report is None:
        report = Report(
            space_id=row.space_id,
            loop=row,
            introducer_id=due.introducer,
            kind=due.kind,
            state=due.state,
        )
    is_drafted = report.state == ReportState.DRAFTED
    if due.state is ReportState.CANNOT_BE_TOLD or not is_drafted:
        report.state = due.state
    report.due = due.due
    report.save()
    report.covers.exclude(milestone_id__in=due.milestones).delete()
    covered = set(report.covers.values_list("milestone_id", flat=True))
    ReportMilestone.objects.bulk_create(
        ReportMilestone(report=report, milestone_id=key)
        for key in due.milestones
        if key not in covered
    )


def _question_from(row: Loop) -> date | None:
    made = row.introductions.filter(state__in=loop_values.MADE)
    if not row.is_mirror or not made.exists():
        return None
    value = loop_values.made_introduction(row)
    return questions.gentle_question(value.made_on, value.milestones, value.asked_on)
