import threading
from datetime import date

import pytest

from exports import jobs, picture
from views.slides import Slide

TODAY = date(2026, 8, 20)


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for():
    line, gate, done = jobs.Line(), threading.Event(), []

    def work(name: str):
        def run(job: jobs.Job) -> bytes:
            gate.wait(5)
            done.append(name)
            return name.encode()

        return run

    first, second = line.start(work("first")), line.start(work("second"))
    assert (line.before(first), line.before(second)) == (0, 1)
    gate.set()
    assert (first.result.result(5), second.result.result(5)) == (b"first", b"second")
    assert done == ["first", "second"]


def test_jobs_that_have_not_begun_can_be_forgotten():
    line, begun, gate = jobs.Line(), threading.Event(), threading.Event()

    def work(job: jobs.Job) -> bytes:
        begun.set()
        gate.wait(5)
        return b"first"

    first, second = line.start(work), line.start(work)
    begun.wait(5)
    line.empty()
    gate.set()
    assert first.result.result(5) == b"first"
    assert second.result.cancelled()
    assert line.before(second) == 0


def test_a_job_whose_maker_asked_anew_is_not_begun():
    line, begun, gate, done = jobs.Line(), threading.Event(), threading.Event(), []

    def work(job: jobs.Job) -> bytes:
        begun.set()
        gate.wait(5)
        done.append(job)
        return b"made"

    first, old, new = (line.start(work) for _ in range(3))
    begun.wait(5)
    assert old.result.cancel() and not first.result.cancel()
    gate.set()
    assert new.result.result(5) == b"made"
    assert done == [first, new]


def test_too_many_are_refused_in_words(monkeypatch):
    monkeypatch.setattr(jobs, "MOST", 1)
    line, gate = jobs.Line(), threading.Event()
    waiting = line.start(lambda job: gate.wait(5))
    with pytest.raises(jobs.Refused, match="Try again in a minute"):
        line.start(lambda job: b"")
    gate.set()
    waiting.result.result(5)


def test_a_picture_that_waits_too_long_is_refused_in_words(monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(jobs, "LONGEST", 0.01)
    monkeypatch.setattr(jobs, "run", lambda *asked: gate.wait(5))
    with pytest.raises(jobs.Refused, match="Too many pictures"):
        jobs.picture(Slide("grades.ages"), "png", TODAY)
    gate.set()


def test_what_went_wrong_is_passed_on():
    def fail(job):
        raise jobs.Refused("It failed.")

    with pytest.raises(jobs.Refused, match=r"It failed\."):
        jobs.Line().start(fail).result.result(5)


def test_steps_and_problems_are_told_line_by_line():
    job = jobs.Job()
    assert jobs._follow(['{"done": 2, "of": 8}', '{"error": "No browser."}'], job) == "No browser."
    assert (job.done, job.of) == (2, 8)
    assert jobs._follow([], job) == ""


def test_a_process_that_fails_is_said_in_words():
    with pytest.raises(jobs.Refused, match="could not be made"):
        jobs.run(jobs.Job(), "odd", (Slide("grades.ages"),), TODAY)


@pytest.mark.browser
@pytest.mark.skipif(picture.why_not() != "", reason=picture.why_not())
def test_a_picture_is_made_in_a_process_of_its_own():
    slide = Slide("grades.ages", (("judgement", "in_care"), ("as_at", "2024-01-01")))
    assert jobs.picture(slide, "png", TODAY).startswith(b"\x89PNG")
