"""What a report makes of some articles at a time: kept while it is the same, and made anew where it is not."""

import gzip

import pytest

from helpers.analysis import not_quoted
from helpers.reporting import asked, pieces, sharing
from helpers.reporting.pieces import Pieces, pieces_of
from tests.reporting.story import story

IDS = [f"a{n}" for n in range(2000)]


def test_pieces_hold_all_ids_in_order_and_an_id_more_changes_one():
    before, after = pieces_of(IDS), pieces_of([*IDS[:700], "new", *IDS[700:]])
    assert [one for piece in before for one in piece] == IDS and len(before) > 3
    assert len([piece for piece in after if piece not in before]) <= 2
    assert pieces_of([]) == [[]]


def test_a_piece_is_made_once_and_again_where_it_or_what_was_kept_of_it_changed(tmp_path):
    made, kept = [], Pieces(tmp_path)

    def run(*wanted):
        made.clear()
        return b"".join(kept.each("lines", wanted, lambda piece: made.append(piece) or piece.encode()))

    assert run(("one", "1"), ("two", "2")) == b"onetwo" and made == ["one", "two"]
    assert run(("one", "1"), ("two", "2")) == b"onetwo" and made == []
    assert run(("one", "1"), ("new", "3")) == b"onenew" and made == ["new"] and len(list(tmp_path.iterdir())) == 2
    next(tmp_path.iterdir()).write_bytes(b"cut")
    assert run(("one", "1"), ("new", "3")) == b"onenew" and len(made) == 1


def test_a_whole_piece_that_another_report_made_is_taken_and_kept_too(tmp_path):
    made, own, other = [], tmp_path / "own", tmp_path / "other"
    wanted = [("one", "1"), ("two", "2")]
    list(Pieces(other).each("lines", wanted, str.encode))
    cut = min(other.iterdir())
    cut.write_bytes(cut.read_bytes()[:-1])
    for _ in range(2):
        found = Pieces(own, [other]).each("lines", wanted, lambda piece: made.append(piece) or piece.encode())
        assert list(found) == [b"one", b"two"] and len(made) == 1
    assert len(list(own.iterdir())) == len(list(other.iterdir())) == 2


@pytest.mark.parametrize("mean", [1, 200])
def test_files_made_in_pieces_hold_what_those_made_at_once_do_and_the_same_when_kept(tmp_path, monkeypatch, mean):
    monkeypatch.setattr(pieces, "MEAN", mean)

    def files():
        report = story()
        report.files = tmp_path / "parts/sources/all/files"
        report.files.mkdir(parents=True, exist_ok=True)
        sharing.share_quotations(report, report.attributed_quotes())
        declined = asked.declined(report)
        return {path.name: path.read_bytes() for path in report.files.iterdir()}, declined

    (first, declined), (again, same) = files(), files()
    assert first == again and declined.equals(same) and len(declined) > 0
    n = story().attributed_quotes()["article_id"].nunique()
    assert len(list((tmp_path / "cache/pieces/sources/all").glob("annotations-*"))) == (n if mean == 1 else 1)
    assert len(first["quotations.csv"].splitlines()) == len(story().attributed_quotes()) + 1
    assert gzip.decompress(first["annotations.jsonl.gz"]).count(b"\n") == n


def test_who_declined_is_found_once_in_articles_that_stay_and_is_the_same_for_pages_and_reports(tmp_path, monkeypatch):
    report, looked = story(), []
    find = not_quoted.declined
    monkeypatch.setattr(not_quoted, "declined", lambda *frames: looked.append(frames) or find(*frames))
    first, again = (asked.declined_in(report.articles, report.sentences, Pieces(tmp_path)) for _ in range(2))
    assert (
        len(looked) == 1 and first.equals(again) and first["who"].equals(find(report.articles, report.sentences)["who"])
    )
