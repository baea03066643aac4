"""A page as a reader pastes it into a text file."""

# ruff: noqa: E501  (fixtures keep the lines of their layouts)
import pytest

from tests.reading.conftest import day

PAGE = """Ruiz Calls Ferry Letter a Sign of Progress

Harbour Minister Ana Ruiz arrived in Port Vale on Thursday.

Harbour Minister Ana Ruiz arrived in Port Vale on Thursday.


jon falk/Agence France-Presse/Getty Images


Ana Ruiz

made public on Thursday what she had heard from the ferry owner

Ole Brandt

, who called the talks a “good beginning” and asked for patience.

Share

Read more: Ferries stand still for a third day

“We will see,” she said. “The boats are full.”

Write to Lena Holm at

Appeared in the July 13, 2018, print edition as ‘Ruiz Releases Letter.’
"""


def test_the_first_line_is_the_title_and_not_part_of_the_text(read):
    (article,), _ = read("ferry.txt", PAGE)
    assert article["title"] == "Ruiz Calls Ferry Letter a Sign of Progress"
    assert article["title"] not in article["text"]


def test_link_texts_go_back_into_their_sentences_and_furniture_is_gone(read):
    (article,), _ = read("ferry.txt", PAGE)
    assert article["text"] == (
        "Ana Ruiz made public on Thursday what she had heard from the ferry owner Ole Brandt, who called the "
        "talks a “good beginning” and asked for patience.\n\n“We will see,” she said. “The boats are full.”"
    )
    assert article["source_format"] == "pasted"


def test_a_print_edition_of_the_morning_after_gives_the_day_that_the_text_speaks_of(read):
    (article,), problems = read("ferry.txt", PAGE)
    assert (day(article), article["published_from"]) == ("2018-07-12", "print_edition")
    assert any("2018-07-13" in message for message in problems)


def test_a_print_edition_whose_text_names_no_weekday_keeps_its_own_day(read):
    (article,), _ = read("ferry.txt", PAGE.replace("Thursday", "this week"))
    assert day(article) == "2018-07-13"


def test_a_subhead_stays_a_paragraph_of_its_own(read):
    (article,), _ = read("a.txt", "Ferries stop\n\nThe ferries stopped.\n\nWhat comes next\n\nNobody knows.\n")
    assert article["text"].split("\n\n") == ["The ferries stopped.", "What comes next", "Nobody knows."]


def test_a_correction_is_taken_out_and_kept_as_a_problem(read):
    (article,), problems = read(
        "a.txt", "Ferries stop\n\nThe ferries stopped.\n\nCorrection: An earlier text misnamed the port.\n"
    )
    assert "Correction" not in article["text"]
    assert any("misnamed the port" in message for message in problems)


def test_lines_wrapped_by_hand_are_one_paragraph(read):
    text = (
        "Ferries stop\n\n"
        + "The ferries of the northern line stopped on Monday because of\nthe storm, and the owner said that they would stay in the port\nuntil the wind had turned.\n"
    )
    (article,), _ = read("a.txt", text)
    assert "\n" not in article["text"]


def test_byline_and_day_above_the_text_are_metadata(read):
    (article,), _ = read("a.txt", "Ferries stop\n\nBy Lena Holm\n\nJuly 12, 2018 4:43 pm\n\nThe ferries stopped.\n")
    assert (article["byline"], day(article), article["published_from"]) == ("Lena Holm", "2018-07-12", "text")
    assert article["text"] == "The ferries stopped."


def test_a_day_in_a_sentence_is_never_the_day_of_publication(read):
    text = (
        "Who pays?\n\nNobody knows. It was 5 July 2017 when it began.\n\nPublished on 3 May 2017, the report said so.\n"
    )
    (article,), _ = read("a.txt", text)
    assert article["published_from"] == "unknown"
    assert article["text"].count("\n\n") == 1


def test_a_day_is_read_from_the_file_name_only_where_nothing_else_has_one(read):
    (article,), _ = read("2018-07-12 ferries.txt", "Ferries stop\n\nThe ferries stopped.\n")
    assert (day(article), article["published_from"]) == ("2018-07-12", "file_name")
    dateline = "Ferries stop\n\nPORT VALE, July 11, 2018 (Meridian Wire) — The ferries stopped.\n"
    (article,), _ = read("2018-07-12.txt", dateline)
    assert (day(article), article["published_from"]) == ("2018-07-11", "dateline")


def test_a_sentence_of_the_article_is_never_taken_for_furniture(read):
    lines = ["Two ferries collided off Ostby on Monday, Reuters reported.", "Three of the crew, AP said, were hurt.",
             "Register now, the mayor told voters, or lose your vote.", "Source close to the talks: nobody knew, she said.",
             "The cup went to the team of Ma, Pa and the boys."]  # fmt: skip
    (article,), _ = read(
        "a.txt", "\n\n".join(["Ferries collide", *lines, "Ana Ruiz, Getty Images", "Sign up for our newsletter"])
    )
    assert article["text"].split("\n\n") == lines


def test_a_quotation_that_stands_twice_in_a_row_stays_once_and_so_does_a_page_pasted_twice(read):
    said = "“We lost everything in the fire,” said Tom Lind."
    (article,), _ = read(
        "a.txt", f"Fire in Harlow\n\nA fire broke out on Monday.\n\n{said}\n\n{said}\n\nIt went on for days."
    )
    assert article["text"].count(said) == 1
    lines = [f"The fire of street number {n} went on." for n in range(4)]
    (article,), _ = read("b.txt", "Fire in Harlow\n\n" + "\n\n".join(f"{line}\n\n{line}" for line in lines))
    assert article["text"].split("\n\n") == lines


def test_a_page_that_asks_for_a_subscription_is_a_warning_and_its_words_are_not_the_articles(read):
    asks = "To continue reading, subscribe now. Already a subscriber? Log in"
    (article,), problems = read("a.txt", f"Fire in Harlow\n\nA fire broke out on Monday.\n\n{asks}\n")
    assert article["text"] == "A fire broke out on Monday." and any(
        "the beginning of the article only" in line for line in problems
    )


def test_a_word_parted_at_the_end_of_a_line_is_whole_and_a_hyphen_of_its_own_stays(read):
    lines = ["The minister of the harbour said that the negotia-", "tions between the two towns were going on, and that the well-",
             "known mayor of Ostby would come on the ferry for the tele-", "phone talks; they hold by telephone, she said, what they can."]  # fmt: skip
    (article,), _ = read("a.txt", "Talks go on\n\n" + "\n".join(lines))
    assert all(word in article["text"] for word in ("negotiations", "well-known", "the telephone talks"))


@pytest.mark.parametrize("indent", ["    ", "\t"])
def test_paragraphs_of_a_wrapped_text_that_begin_behind_spaces_stay_apart(read, indent):
    one = ["The ferry stopped on Monday, said Ana Ruiz, the harbour master", "of Ostby, after a storm that had lasted for three days of the",
           "week, as she told the paper of her town in the evening hours."]  # fmt: skip
    two = [
        "“We wait for better weather and for parts,” she said in the town",
        "hall, where many had come to hear her speak on the ferry.",
    ]
    text = "Ferry stops\n\n" + "\n".join([indent + one[0], *one[1:], indent + two[0], *two[1:]])
    (article,), _ = read("a.txt", text)
    assert article["text"].split("\n\n") == [" ".join(one), " ".join(two)]
