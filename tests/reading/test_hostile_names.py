"""Names of files as a stranger may give them, and things that are no files."""

import os
import socket

import pytest

from helpers.problems import Problems
from helpers.reading import read_articles

GOOD = "Ferries stop\n\nThe ferries stopped.\n"


def messages(corpus):
    return " | ".join(corpus.problems["message"])


def encodes(corpus):
    return all("\x1b" not in value and value.encode("utf-8") is not None
               for frame in (corpus.articles, corpus.problems) for row in frame.select_dtypes(["object", "str"]).values
               for value in row if isinstance(value, str))  # fmt: skip


@pytest.mark.parametrize(("name", "shown"), [
    (b"caf\xe9.txt", "caf\\xe9.txt"), (b"a\x1b[31mb.txt", "a\\x1b[31mb.txt"), (b"a\rb.txt", "a\\x0db.txt"),
    (b"a\nb.txt", "a\\x0ab.txt"), ("a\u202eb.txt".encode(), "a\\u202eb.txt"),
])  # fmt: skip
def test_a_name_that_is_not_utf8_or_holds_control_characters_is_read_once_and_shown_escaped(tmp_path, name, shown):
    with open(os.path.join(os.fsencode(tmp_path), name), "w") as file:  # noqa: PTH118, PTH123 - bytes are no Path
        file.write(GOOD)
    corpus = read_articles(tmp_path)
    assert corpus.articles["source_path"].tolist() == [f"{tmp_path}/{shown}"]
    assert encodes(corpus)


def test_problems_show_control_and_direction_characters_as_escapes():
    found = Problems("reading")
    found.add("a\x1b]0;x\x07.txt \u202e is bad", source_path="caf\udce9\r")
    assert found.rows[0]["message"] == "a\\x1b]0;x\\x07.txt \\u202e is bad"
    assert found.rows[0]["source_path"] == "caf\\xe9\\x0d"


def test_a_named_pipe_and_a_socket_are_a_problem_at_once_and_the_rest_is_read(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()  # noqa: PTH109
        os.chdir(tmp_path)  # a socket's path may be no longer than some hundred characters
        listening.bind("socket.txt")
        os.chdir(here)
        (tmp_path / "good.txt").write_text(GOOD)
        corpus = read_articles(tmp_path)
    assert len(corpus.articles) == 1
    assert messages(corpus).count("is no regular file") == 2


def test_a_named_pipe_given_itself_is_a_problem(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is no regular file" in messages(read_articles(tmp_path / "pipe.txt"))


def test_a_file_replaced_by_a_pipe_after_it_was_listed_does_not_hold_the_run(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.setattr("helpers.reading.walk._regular", lambda file, found: True)
    assert "is no regular file" in messages(read_articles(tmp_path))


def test_a_file_that_vanishes_after_it_was_listed_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    monkeypatch.setattr("helpers.reading.walk._ours", lambda path, root, found: True)
    monkeypatch.setattr("helpers.reading.walk._regular", lambda file, found: True)
    assert "cannot be opened" in messages(read_articles(tmp_path))


def test_links_in_a_circle_or_to_nothing_are_said_and_passed_over(tmp_path):
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").symlink_to("nothing.txt")
    (tmp_path / "good.txt").write_text(GOOD)
    corpus = read_articles(tmp_path)
    assert len(corpus.articles) == 1
    assert messages(corpus).count("leads nowhere") == 3


def test_a_folder_named_as_a_page_is_a_folder(tmp_path):
    (tmp_path / "x.html").mkdir()
    (tmp_path / "x.html" / "a.txt").write_text(GOOD)
    assert len(read_articles(tmp_path).articles) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read all")
def test_a_file_and_a_folder_that_may_not_be_read_are_problems(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    assert messages(read_articles(tmp_path)).count("cannot be opened") == 2


def test_a_fault_of_the_disk_stops_the_run_and_is_charged_to_no_file(tmp_path, monkeypatch):
    import errno

    from helpers.problems import DatelineError
    from helpers.reading.source import Source

    (tmp_path / "a.txt").write_text(GOOD)
    monkeypatch.setattr(Source, "_opened", lambda self: (_ for _ in ()).throw(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(DatelineError, match="this machine failed"):
        read_articles(tmp_path)
