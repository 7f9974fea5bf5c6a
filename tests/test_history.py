from datetime import date

from kg.history import history, in_words

FIRST, SECOND, THIRD = date(2025, 6, 1), date(2025, 6, 3), date(2025, 6, 8)


def test_each_status_is_told_once_in_the_order_of_the_reports() -> None:
    told = [(THIRD, "occurred"), (FIRST, "planned"), (SECOND, "planned"), (SECOND, "planned"), (None, "occurred")]
    assert history(told) == [(FIRST, ("planned",)), (THIRD, ("occurred",))]
    assert in_words(told) == "planned (reported 2025-06-01), then occurred (reported 2025-06-08)"


def test_reports_of_one_day_that_contradict_each_other_stay_visible() -> None:
    assert history([(FIRST, "occurred"), (FIRST, "denied")]) == [(FIRST, ("denied", "occurred"))]
    assert in_words([(FIRST, "occurred"), (FIRST, "denied")]) == "denied and occurred (reported 2025-06-01)"


def test_one_status_is_no_history() -> None:
    assert in_words([(FIRST, "occurred"), (THIRD, "occurred")]) is None
    assert in_words([]) is None
