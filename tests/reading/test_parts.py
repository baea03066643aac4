"""The small parts of reading: days as written, wrapped lines, encodings, languages, addresses, near-copies."""

from datetime import date, datetime

import pandas as pd
import pytest

from helpers.reading.clean import clean, clean_line, paragraphs, unwrap
from helpers.reading.copies import find_copies, shingles
from helpers.reading.days import as_day, day_in, days_in, is_date_line
from helpers.reading.encoding import decode
from helpers.reading.identity import article_id
from helpers.reading.language import language_of
from helpers.reading.pasted import page_of
from helpers.reading.published import day_in_address, publication_day
from helpers.reading.source import Draft

DAY = date(2018, 7, 12)


@pytest.mark.parametrize(
    "words",
    [
        "2018-07-12", "2018/7/12", "2018.07.12", "20180712", "20180712T1409", "20180712140900", "2018년 7월 12일", "2018年7月12日",
        "12 July 2018", "12th of July, 2018", "12. Juli 2018", "12 de julio de 2018", "12 juillet 2018", "July 12, 2018",
        "July 12th, 2018", "Jul. 12 2018", "July 12, Thursday, 2018", "2018 July 12", "2018-Jul-12", "12-Jul-2018",
        "7/12/2018 and no other 25/12", "12.7.2018", "Thursday, July 12, 2018 4:43 pm ET",
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_ways_it_is_written(words):
    assert day_in(words, day_first=False) == DAY


@pytest.mark.parametrize(
    ("words", "day_first", "day"),
    [
        ("3/4/2018", None, None), ("3/4/2018", True, date(2018, 4, 3)), ("3/4/2018", False, date(2018, 3, 4)),
        ("3/3/2018", None, date(2018, 3, 3)), ("13/4/2018", None, date(2018, 4, 13)), ("4/13/2018", None, date(2018, 4, 13)),
        ("13/4/2018", False, date(2018, 4, 13)), ("4/13/2018", True, date(2018, 4, 13)), ("3.4.2018", None, date(2018, 4, 3)),
        ("12/12/2018", None, date(2018, 12, 12)), ("3.4.2018", False, date(2018, 4, 3)), ("13/13/2018", None, None),
        ("3-4-2018", True, date(2018, 4, 3)), ("1/3/4/2018", True, None), ("2018-02-30", None, None), ("1599-01-01", None, None),
        ("1600-01-01", None, date(1600, 1, 1)), ("2199-12-31", None, date(2199, 12, 31)), ("2200-01-01", None, None),
        ("July 2018", None, None), ("12018-07-12", None, None), ("2018-07-123", None, None), ("Room 201807123", None, None),
    ],
)  # fmt: skip
def test_what_is_not_certain_or_impossible_is_no_day(words, day_first, day):
    assert day_in(words, day_first) == day


def test_days_come_in_order_with_their_offsets():
    assert days_in("From May 3, 2018 (2018-05-04) to 5 June 2018") == [
        (5, date(2018, 5, 3)), (18, date(2018, 5, 4)), (33, date(2018, 6, 5)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None), (float("nan"), None), ("", None), (pd.NaT, None), (datetime(2018, 7, 12, 23, 59), DAY), (DAY, DAY),
        (pd.Timestamp("2018-07-12T10:00Z"), DAY), ("2018-07-12T23:00:00-05:00", DAY), ("2018-13-12", None),
        ("2018-07-12 and more", DAY), ("Thu, 12 Jul 2018 14:09:00 GMT", DAY), ("soon", None), (1531404540, DAY),
        (1531404540000, DAY), ("1531404540", DAY), (" 1531404540.5 ", DAY), ("1531404540000", DAY), (20180712, DAY),
        (20180712140900, DAY), (100_000_000, None), (100_000_001, date(1973, 3, 3)), (6_999_999_999, date(2191, 10, 27)),
        (7_000_000_000, None), (12345, None), (float("inf"), None), (-1e20, None), ([], None), (date(9999, 1, 1), None),
        (date(1599, 12, 31), None), (date(1600, 1, 1), date(1600, 1, 1)), (100_000_000_001, date(1973, 3, 3)),
    ],
)  # fmt: skip
def test_whatever_a_file_holds_is_a_day_or_none(value, day):
    assert as_day(value) == day


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("December 19, 1991, Sunday, Late Edition - Final", True), ("Talks of 12 May 2018 recalled", False),
        ("July 12, 2018 4:43 p.m. ET", True), ("jeudi 12 juillet 2018", True), ("Updated July 12, 2018", True),
        ("Thursday", False), ("July 12, 2018" + " " * 120, False), ("Oslo, July 12, 2018", True),
        ("Oslo Port, July 12, 2018", False),
    ],
)  # fmt: skip
def test_a_line_is_a_day_of_publication_with_little_beside_it(line, is_one):
    assert is_date_line(line) is is_one


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://post.example/world/2018/jul/12/letter", DAY), ("https://p.example/2018/07/12/a", DAY),
        ("https://p.example/2018-07-12/a", DAY), ("https://p.example/20180712.html", DAY), ("https://p.example/a-20180712", DAY),
        ("https://p.example/a_2018-07-12", DAY), ("https://p.example/2018/13/12/a", None), ("https://p.example/2018/123/", None),
        ("https://p.example/2018/0712/a", DAY), ("https://p.example/2018/7/12", DAY), ("https://p.example/a201807123", None),
        ("https://p.example/2018/07/a", None), ("https://p.example/1818/07/12/", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_in_an_address_is_whole(address, day):
    assert day_in_address(address) == day


@pytest.mark.parametrize(
    ("draft", "name", "known"),
    [
        (Draft("x", published="2018-07-12", url="https://p.example/2018/07/13/"), "2018-07-14.txt", (DAY, "metadata")),
        (Draft("x", published="soon", url="https://p.example/2018/07/12/"), "2018-07-14.txt", (DAY, "url")),
        (Draft("x", dated={"metadata": "2018-07-12", "text": "2018-07-13"}), "", (DAY, "metadata")),
        (Draft("x", dated={"print_edition": DAY, "dateline": "2018-07-13"}), "", (DAY, "print_edition")),
        (Draft("On Wednesday he came.", dated={"print_edition": DAY}), "", (date(2018, 7, 11), "print_edition")),
        (Draft("On Wednesday or Thursday he came.", dated={"print_edition": DAY}), "", (DAY, "print_edition")),
        (Draft("Last Wednesday he came on Wednesdays.", dated={"print_edition": DAY}), "", (date(2018, 7, 11), "print_edition")),
        (Draft("He came last Wednesday, next Wednesday.", dated={"print_edition": DAY}), "", (DAY, "print_edition")),
        (Draft("x", dated={"dateline": "2018-07-12", "text": "2018-07-13"}), "", (DAY, "dateline")),
        (Draft("OSLO, July 12, 2018 — The port closed."), "2018-07-14.txt", (DAY, "dateline")),
        (Draft("Oslo, July 12, 2018 — The port closed."), "2018-07-14.txt", (date(2018, 7, 14), "file_name")),
        (Draft("x", dated={"text": "2018-07-12"}), "2018-07-14.txt", (DAY, "text")),
        (Draft("x"), "a_2018-07-12.txt", (DAY, "file_name")), (Draft("x"), "12_July_2018.txt", (DAY, "file_name")),
        (Draft("x", number=1), "2018-07-12.txt", (None, "unknown")), (Draft("x"), "a.txt", (None, "unknown")),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_asked_in_order_and_says_how_it_is_known(draft, name, known):
    assert publication_day(draft, name) == known


def test_what_is_doubtful_of_a_day_is_noted():
    def notes(draft):
        publication_day(draft, "")
        return draft.notes

    ((how, note),) = notes(Draft("x", published=" soon "))
    assert how == "warning" and "gives the day as 'soon'" in note
    assert notes(Draft("x", published=" ")) == notes(Draft("x", published=float("nan"))) == []
    ((_, same),) = notes(Draft("x", dated={"print_edition": DAY}))
    assert "its day is that of the print edition, 2018-07-12" in same
    ((_, before),) = notes(Draft("On Wednesday.", dated={"print_edition": DAY}))
    assert "print edition of Thursday 2018-07-12; the text speaks of Wednesday, so 2018-07-11 was taken" in before


def test_text_is_cleaned_of_what_nobody_sees():
    assert clean("A\r\nB\rC\x0cD\u2028E\u2029F") == "A\nB\nC\nD\nE\nF"
    assert clean("a\xa0 \t\u2003b \n  c\u200b\xad\x07d ") == "a b\ncd"
    assert clean("Cafe\u0301 \ud83d\ude00 \ud800") == "Café 😀 \ufffd"
    assert clean_line(" a \n b ") == "a b" and clean_line("") == clean_line(None) == ""


LONG = "so many words that a line is as long as that of a typewriter"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []), ("One", ["One"]), ("One.\n\nTwo.\n\nThree.", ["One.", "Two.", "Three."]), ("One.\nTwo.", ["One.", "Two."]),
        (f"{LONG}\n{LONG}\nend.", [f"{LONG} {LONG} end."]), (f"{LONG}\n{LONG}\nend.\n\nTwo", [f"{LONG} {LONG} end.", "Two"]),
        (f"{LONG}.\n{LONG}.\nend.", [f"{LONG}.", f"{LONG}.", "end."]), (f"{LONG}.\n{LONG}\nend", [f"{LONG}. {LONG} end"]),
        (f"{LONG}\nshort\nshort too\nend", [LONG, "short", "short too", "end"]), ("a\nb\n\nc", ["a", "b", "c"]),
        (f"{LONG * 2}\n{LONG * 2}", [LONG * 2] * 2), ("x" * 39 + "\n" + "x" * 39, ["x" * 39] * 2),
        ("x" * 40 + "\n" + "x" * 40, ["x" * 40 + " " + "x" * 40]), ("x" * 100 + "\nx", ["x" * 100 + " x"]),
        ("x" * 101 + "\nx", ["x" * 101, "x"]),
    ],
)  # fmt: skip
def test_a_line_break_ends_a_paragraph_but_in_wrapped_text(text, found):
    assert paragraphs(text) == found


def test_a_word_parted_at_the_end_of_a_line_is_joined():
    assert unwrap(["vice-", "president", "Anglo-", "Saxon", "end"]) == "vice-president Anglo- Saxon end"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("“é”".encode(), ("“é”", "utf-8", False)), (b"plain", ("plain", "utf-8", False)),
        ("é".encode("utf-8-sig"), ("é", "utf-8-sig", False)), ("é".encode("utf-16"), ("é", "utf-16", False)),
        ("é".encode("utf-32"), ("é", "utf-32", False)), (b"\xfe\xff\x00\xe9", ("é", "utf-16", False)),
        ("“Peace,” she said".encode("cp1252"), ("“Peace,” she said", "cp1252", False)),
        (b"<meta charset='iso-8859-1'>\x93caf\xe9\x94", ("<meta charset='iso-8859-1'>“café”", "cp1252", False)),
        ('<meta charset="koi8-r">мир'.encode("koi8-r"), ('<meta charset="koi8-r">мир', "koi8-r", False)),
        (b"<meta charset=utf-7>caf\xe9", ("<meta charset=utf-7>café", "cp1252", False)),
        ("é".encode() * 2, ("éé", "utf-8", False)),
        ("é".encode() * 2000 + b"\x93", ("é" * 2000 + "“", "utf-8 with a few spoilt characters", True)),
    ],
)  # fmt: skip
def test_bytes_are_what_they_say_or_what_is_likeliest(data, found):
    assert decode(data) == found


def test_a_head_cut_inside_a_character_is_still_utf_8():
    assert decode("aé".encode()[:2], cut=True)[:2] == ("a", "utf-8")


def test_an_article_is_named_by_outlet_title_day_and_text():
    names = {
        article_id(*parts)
        for parts in (("a", "b", None, "c"), ("ab", "", None, "c"), ("a", "b", DAY, "c"), ("a", "b", None, "d"))
    }
    assert len(names) == 4 and all(len(name) == 16 for name in names)
    assert article_id("a", "b", pd.NaT, "c") == article_id("a", "b", None, "c")


ENGLISH = "The ferries stopped on Monday and the owner of the boats said that they would wait for the minister."


@pytest.mark.parametrize(
    ("text", "given", "language"),
    [
        (ENGLISH, "", "en"), (ENGLISH, "DE-at", "de"), (ENGLISH * 3, "de", "en"), ("Kort.", "", ""), ("Kort.", "sv", "sv"),
        (ENGLISH, "??", "en"), ("Die Minister trafen sich am Dienstag in der Stadt.", "", "de"),
        ("Les ministres se sont rencontrés mardi dans la capitale du pays.", "", "fr"), ("x" * 39, "", ""),
    ],
)  # fmt: skip
def test_a_language_is_what_the_words_say_and_of_a_short_text_what_its_file_says(text, given, language):
    assert language_of(text, given) == language


STORY = [f"word{n}" for n in range(100)]


def copies(*texts, **columns):
    frame = pd.DataFrame(
        {"article_id": [f"a{n}" for n in range(len(texts))], "text": [" ".join(t) for t in texts]} | columns
    )
    return find_copies(frame)["copy_of"].tolist()


def test_a_text_is_a_copy_of_the_fullest_that_holds_half_of_it():
    other = [f"other{n}" for n in range(100)]
    assert copies(STORY[:60], STORY, other) == ["a1", "", ""]
    assert copies(STORY, STORY[:50] + other[:46]) == ["", "a0"] and copies(STORY, STORY[:46] + other[:54]) == ["", ""]
    assert copies(STORY, STORY[:60], STORY[:30]) == ["", "a0", "a0"]
    assert copies(STORY[:23], STORY[:23]) == ["", ""] and copies(STORY[:24], STORY[:24]) == ["", "a0"]


def test_of_equal_texts_the_earliest_is_the_original_then_the_first_outlet_then_the_first_name():
    assert copies(STORY, STORY, published=["2018-07-13", "2018-07-12"]) == ["a1", ""]
    assert copies(STORY, STORY, published=[None, "2018-07-12"]) == ["a1", ""]
    assert copies(STORY, STORY, published=["2018-07-12"] * 2, outlet=["Post", "Courier"]) == ["a1", ""]
    assert copies(STORY, STORY) == ["", "a0"]


def test_shingles_are_five_words_without_case_and_marks():
    assert shingles("One, two; THREE four five six") == ["one two three four five", "two three four five six"]
    assert shingles("one two three four") == []


@pytest.mark.parametrize(
    ("lines", "title", "blocks"),
    [
        (["Ferries stop", "The ferries stopped."], "Ferries stop", ["The ferries stopped."]),
        (["The ferries stopped.", "They wait."], "", ["The ferries stopped.", "They wait."]),
        (["Ferries stop", "and wait."], "", ["Ferries stop and wait."]), (["Ferries stop"], "", ["Ferries stop"]),
        (["Ferries stop ...", "They wait."], "Ferries stop ...", ["They wait."]),
        (["Ferries", "Said by", "Ana Ruiz", ", who waits.", "Next."], "Ferries", ["Said by Ana Ruiz, who waits.", "Next."]),
        (["Ferries", "He met", "Ana Ruiz", "and left."], "Ferries", ["He met Ana Ruiz and left."]),
        (["Ferries", "He met the", "Ana Ruiz Fund."], "Ferries", ["He met the Ana Ruiz Fund."]),
        (["Ferries", "Part one", "Ana Ruiz", "Part two"], "Ferries", ["Part one", "Ana Ruiz", "Part two"]),
        (["w " * 36, "They wait."], "", ["w " * 35 + "w", "They wait."]),
        (["w " * 35, "They wait."], "w " * 34 + "w", ["They wait."]),
    ],
)  # fmt: skip
def test_a_pasted_page_has_a_short_first_line_as_title_and_its_sentences_whole(lines, title, blocks):
    page = page_of("\n\n".join(lines))
    assert (page.title, page.blocks) == (title, blocks)


def test_what_a_page_shows_twice_is_a_caption_and_gone():
    twice = "Minister Ana Ruiz arrives in Port Vale"
    page = page_of("\n\n".join(["Ferries", twice, twice, "They wait.", "Oh no", "Oh no", "End."]))
    assert (
        page.blocks == ["They wait.", "Oh no", "Oh no", "End."]
        and page.beside["caption"] == [twice]
        and page.was_pasted
    )
