"""Days as files write them, names and languages of articles, and how a process that reads files may end: it is played."""

import io
import json
from datetime import date, datetime
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from helpers.problems import DatelineError
from helpers.reading import apart, copies, limits
from helpers.reading.apart import Apart, Ended
from helpers.reading.days import as_day, day_in, days_in
from helpers.reading.encoding import decode
from helpers.reading.identity import article_id
from helpers.reading.language import language_of

JULY = date(2018, 7, 12)


@pytest.mark.parametrize("words", [
    "2018-07-12", "2018/7/12", "2018.07.12", "20180712", "20180712T120000Z", "2018年7月12日", "2018년 7월 12일", "12.7.2018",
    "12th of July 2018", "12 de julio de 2018", "July 12th, 2018", "Jul. 12 2018", "July 12, Thursday, 2018", "2018 July 12",
    "12-Jul-2018", 
])  # fmt: skip
def test_a_day_is_read_as_it_is_written(words):
    assert day_in(words) == JULY


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2018-13-12",
        "2018-02-30",
        "2018-07.12",
        "12018-07-12",
        "3/4/2018",
        "July 2018",
        "soon",
        "1599-07-12",
        "2200-07-12",
    ],
)
def test_a_day_of_which_a_part_is_missing_impossible_or_uncertain_is_none(words):
    assert day_in(words) is None


@pytest.mark.parametrize(("words", "day_first", "day"), [
    ("3/4/2018", True, date(2018, 4, 3)), ("3/4/2018", False, date(2018, 3, 4)), ("13/4/2018", False, date(2018, 4, 13)),
    ("4/13/2018", True, date(2018, 4, 13)), ("3.4.2018", None, date(2018, 4, 3)), ("3.4.2018", False, date(2018, 4, 3)),
    ("4/4/2018", None, date(2018, 4, 4)), ("12/4/2018", None, None), ("12/12/2018", None, date(2018, 12, 12)),
])  # fmt: skip
def test_a_day_in_numbers_is_taken_where_it_is_certain_or_the_order_is_known(words, day_first, day):
    assert day_in(words, day_first) == day


def test_all_days_are_given_in_the_order_of_the_text_with_their_places():
    words = "Posted July 13, 2018, updated 2018-07-12; 14 July 2018"
    assert days_in(words) == [(7, date(2018, 7, 13)), (30, JULY), (42, date(2018, 7, 14))]


@pytest.mark.parametrize(("value", "day"), [
    (None, None), ("", None), (float("nan"), None), (pd.NaT, None), (JULY, JULY), (datetime(2018, 7, 12, 9), JULY),
    (pd.Timestamp(JULY), JULY),
    ("2018-07-12T09:00:00Z", JULY), ("2018-02-30", None), (date(1599, 1, 1), None), (date(1600, 1, 1), date(1600, 1, 1)),
    (date(2199, 12, 31), date(2199, 12, 31)), (date(2200, 1, 1), None), (1531404540, JULY), (1531404540000, JULY),
    ("1531404540", JULY), ("soon", None),
])  # fmt: skip
def test_whatever_holds_a_day_is_a_day(value, day):
    assert as_day(value) == day


def test_the_name_of_an_article_is_of_its_outlet_title_day_and_text():
    names = {
        article_id(outlet, title, day, text)
        for outlet, title, day, text in [
            ("a", "b", JULY, "c"),
            ("b", "b", JULY, "c"),
            ("a", "c", JULY, "c"),
            ("a", "b", None, "c"),
            ("a", "b", JULY, "d"),
        ]
    }
    assert (
        len(names) == 5
        and article_id("a", "b", pd.Timestamp(JULY), "c") in names
        and article_id("a", "b", pd.NaT, "c") in names
    )
    assert all(len(name) == 16 for name in names) and article_id("\udce9", "", None, "") == article_id(
        "?", "", None, ""
    )


@pytest.mark.parametrize(("text", "given", "language"), [
    ("Kurz.", "DE-at", "de"), ("Short.", "", ""), ("Short.", "1x", ""), ("word " * 7, "", ""),
    ("The minister said that the talks of the week and the letter to the press were with the court and the bank.", "", "en"),
    ("The minister said that the talks of the week and the letter to the press were with the court. " * 4, "de", "en"),
])  # fmt: skip
def test_a_short_text_is_in_the_language_its_file_says_and_a_long_one_in_that_of_its_words(text, given, language):
    assert language_of(text, given) == language


@pytest.mark.parametrize(("data", "found"), [
    (b"\xef\xbb\xbfa", ("a", "utf-8-sig", False)), ("aé".encode("utf-16"), ("aé", "utf-16", False)), (b"abc", ("abc", "utf-8", False)),
    ("é".encode("utf-32"), ("é", "utf-32", False)),
    (b'<meta charset="windows-1251">\xcf\xf0', ('<meta charset="windows-1251">Пр', "windows-1251", False)),
    (b"charset=latin1 \x93a\x94", ("charset=latin1 “a”", "cp1252", False)),
    (("é" * 3000).encode() + b"\x93", ("é" * 3000 + "“", "utf-8 with a few spoilt characters", True)),
])  # fmt: skip
def test_bytes_are_read_by_their_mark_as_utf8_or_as_they_say_of_themselves(data, found):
    assert decode(data) == found


def test_a_text_cut_inside_a_character_is_utf8_where_it_is_known_to_be_cut():
    assert decode("né".encode()[:-1], cut=True) == ("n", "utf-8", False) and decode("né".encode()[:-1])[1] != "utf-8"


def chain(*texts, **more):
    frame = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts, **more})
    return copies.find_copies(frame)["copy_of"].tolist()


STORY = " ".join(f"word{n}" for n in range(200))


def test_a_copy_of_a_copy_is_one_of_the_fullest_and_of_equal_texts_the_first_by_day_outlet_and_id():
    words = STORY.split()
    assert chain(" ".join(words[:70]), STORY, " ".join(words[:120])) == ["a1", "", "a1"]
    assert chain(STORY, STORY, outlet=["B", "A"]) == ["a1", ""] and chain(STORY, STORY) == ["", "a0"]
    assert chain(STORY, STORY, published=[None, "2018-07-12"]) == ["a1", ""]


def test_just_half_of_the_shingles_and_just_enough_words_make_a_copy():
    for one, other, contained in (([1, 2], [1, 3, 4], True), ([1, 4, 5, 6], [1, 2, 3], False), ([], [1], False)):
        assert copies._contained(np.array(one), np.array(other)) == contained
    least = copies.SHORTEST + copies.SHINGLE - 1
    for n, found in ((least, ["", "a0"]), (least - 1, ["", ""])):
        assert chain(*[" ".join(STORY.split()[:n])] * 2) == found
    assert copies.shingles("The bridge, at “Port Sable” CLOSED today") == [
        "the bridge at port sable", "bridge at port sable closed", "at port sable closed today",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("article", "2,000,000 characters"),
        ("archive_depth", "1 levels"),
        ("whole_file", "64 MiB"),
        ("head", "65,536 bytes"),
    ],
)
def test_a_limit_is_said_by_its_name_and_size(name, words):
    assert limits.over(name) == f"over the limit {name} of {words}"


def test_limits_can_be_handed_to_another_process():
    before = limits.current()
    try:
        limits.take({"page": 5 << 20})
        assert limits.PAGE == limits.value("page") == limits.current()["page"] == 5 << 20 and limits.over(
            "page"
        ).endswith("5 MiB")
    finally:
        limits.take(before)
    assert limits.current() == before and len(before) == len(limits.TABLE)


class Process:
    """Plays the process that reads: says `lines`, ends with `status`."""

    def __init__(self, lines=(), status=0, gone=False):
        self.stdin, self.stdout, self.status, self.killed = io.StringIO(), io.StringIO("".join(lines)), status, False
        if gone:
            self.stdin = SimpleNamespace(write=self.refuse, flush=None, close=lambda: None)

    def refuse(self, text):
        raise BrokenPipeError

    def wait(self):
        return self.status

    def kill(self):
        self.killed = True


SOURCE = SimpleNamespace(path="a.pdf", shown="a.pdf", size=3 << 20)
DRAFT = json.dumps({"draft": ["a.pdf", "pdf", {"text": "x", "notes": [["a", "b"]]}]}) + "\n"
END = '{"end": 1}\n'


@pytest.fixture
def reading(monkeypatch):
    """Read with processes that are played, one after the other; returns what came, and notes what was started."""
    started = []

    def read(*processes, source=SOURCE, times=1):
        waiting = list(processes)
        monkeypatch.setattr(
            apart.subprocess, "Popen", lambda command, **options: started.append((command, options)) or waiting.pop(0)
        )
        with Apart() as own:
            return [list(own.drafts_of(source)) for _ in range(times)], own

    return read, started


def test_what_a_process_reads_is_drafts_until_it_says_the_end(reading):
    process = Process([DRAFT, END, DRAFT, END])
    read, started = reading
    (first, second), own = read(process, times=2)
    assert [(shown, name, draft.text, draft.notes) for shown, name, draft in first] == [
        ("a.pdf", "pdf", "x", [("a", "b")])
    ]
    assert len(second) == 1 and len(started) == 1 and process.killed and own.process is None
    command, options = started[0]
    assert command[1:] == ["-P", "-m", "helpers.reading.child"] and options["env"]["OMP_NUM_THREADS"] == "1"


def test_a_process_is_told_the_file_its_limits_and_its_time(reading):
    process = Process([END])
    process.stdin.close = lambda: None
    reading[0](process)
    asked = json.loads(process.stdin.getvalue())
    assert (
        asked["path"] == asked["shown"] == "a.pdf" and asked["limits"] == limits.current() and asked["columns"] is None
    )
    assert asked["seconds"] == limits.SECONDS + 3 * limits.SECONDS_A_MIB


@pytest.mark.parametrize(("process", "error", "said"), [
    (Process(status=apart.NO_MEMORY), Ended, "more memory .*limit memory"), (Process(status=-24), Ended, "more than 120 seconds"),
    (Process(status=-9), DatelineError, "ended from outside"), (Process(status=-15), DatelineError, "ended from outside"),
    (Process(status=1), DatelineError, "status 1"), (Process(status=-11), Ended, "signal 11"),
    (Process(status=-11, gone=True), Ended, "signal 11"),
    (Process([DRAFT[:9]], status=-11), Ended, "signal 11"), (Process(['{"machine": "disk full"}\n']), DatelineError, "disk full"),
])  # fmt: skip
def test_a_process_that_ends_too_early_is_said_by_its_status(reading, process, error, said):
    with pytest.raises(error, match=said) as raised:
        reading[0](process)
    assert type(raised.value) is error and (process.killed or error is DatelineError)


def test_after_an_end_the_next_file_is_read_by_a_fresh_process(monkeypatch):
    waiting = [Process(status=-11), Process([END, END])]
    monkeypatch.setattr(apart.subprocess, "Popen", lambda command, **options: waiting.pop(0))
    with Apart() as own:
        with pytest.raises(Ended):
            list(own.drafts_of(SOURCE))
        assert own.process is None and own.fresh and list(own.drafts_of(SOURCE)) == [] and own.fresh
        assert list(own.drafts_of(SOURCE)) == [] and not own.fresh and own.n_read == 2


def test_a_process_that_the_clock_ended_took_too_long(monkeypatch):
    process = Process(status=-9)
    monkeypatch.setattr(apart.subprocess, "Popen", lambda command, **options: process)
    clocks = []

    class Clock:
        def __init__(self, seconds, end, given):
            clocks.append((seconds, self))
            self.end, self.given, self.cancelled = end, given, False

        def start(self):
            self.end(*self.given)

        def cancel(self):
            self.cancelled = True

    monkeypatch.setattr(apart.threading, "Timer", Clock)
    with Apart() as own, pytest.raises(Ended, match="takes more than 120 seconds"):
        list(own.drafts_of(SOURCE))
    assert process.killed and clocks[0][0] == apart.PATIENCE * 120 and clocks[0][1].cancelled
