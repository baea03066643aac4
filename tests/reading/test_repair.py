"""Text that encodings and extractions spoilt comes back as it was meant; text that was right stays as it is."""

# ruff: noqa: E501  (fixtures keep the lines of their layouts)
import pytest

from helpers.reading.clean import clean, paragraphs
from helpers.reading.mojibake import reread
from helpers.reading.repair import APOSTROPHES, CUT, DOUBLED, HYPHENS, LETTERS, LISTS, MOVED, repaired
from tests.fuzz.growth import Worst, linear


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [
        ("â€œWe wait,â€ she said.", "“We wait,” she said."), ("â€œWe waitâ€� she said.", "“We wait” she said."),
        ("â€œWe wait,â€ � she said.", "“We wait,” she said."), ("â€œWe wait, â€ � she said.", "“We wait,” she said."),
        ("Itâ€™s a pierâ€”his.", "It’s a pier—his."), ("the pierâ€ ™ s end", "the pier’s end"), ("the piersâ€ ™ end", "the piers’ end"),
        ("The pier â€ “ his pier â€ “ fell.", "The pier – his pier – fell."), ("and soâ€¦ he left", "and so… he left"),
        ("â€œNo,â€ â€œyes.â€", "“No,” “yes.”"), ("JosÃ© Peña", "José Peña"), ("JosÃ © and BrasÃ\u00adlia", "José and Brasília"),
        ("50Â£ a JosÃ© Â and", "50£ a José and"), ("Ã¢â‚¬Å“NoÃ¢â‚¬Â\u009d", "“No”"), ("a smile ðŸ˜€ here", "a smile 😀 here"),
        ("â€œWe had to.â€\n\n\ufffd", "“We had to.”"), ("It doesnâ€\n\n™ t sail.", "It doesn’t sail."),
        ("the bankâ€[TM]s aim", "the bank’s aim"), ("5 â‚¬ each", "5 € each"), ("â\u0080\u009cNo,â\u0080\u009d he said", "“No,” he said"),
    ],
)  # fmt: skip
def test_utf_8_that_was_read_as_windows_text_is_read_again(spoilt, meant):
    found, count = reread(spoilt)
    assert found == meant and count
    assert paragraphs(clean(spoilt)) == [meant]


@pytest.mark.parametrize(
    ("spoilt", "meant", "what"),
    [
        ("``We wait,'' she said.", "“We wait,” she said.", DOUBLED), ("''We wait,'' she said.", "“We wait,” she said.", DOUBLED),
        ("‘‘We wait,’’ she said.", "“We wait,” she said.", DOUBLED), ("``A 'big' one,'' he said", "“A 'big' one,” he said", DOUBLED),
        ("Alba Ocampo\u2011Holm won", "Alba Ocampo-Holm won", HYPHENS), ("well\u2010known", "well-known", HYPHENS),
        ("He shouldn‘t go", "He shouldn’t go", APOSTROPHES), ("It`s his", "It’s his", APOSTROPHES), ("We´re here", "We’re here", APOSTROPHES),
        ("• “The pier opens.”", "“The pier opens.”", LISTS), ("» The shop opens.", "The shop opens.", LISTS), ("▪The shop", "The shop", LISTS),
    ],
)  # fmt: skip
def test_marks_hyphens_and_list_signs_are_those_of_print(spoilt, meant, what):
    assert repaired([spoilt]) == ([meant], {what: counts_of(what, spoilt)})


def counts_of(what, spoilt):
    return 2 if what == DOUBLED else 1


@pytest.mark.parametrize(
    ("blocks", "meant", "what"),
    [
        (["He waited. “", "We go now.”"], ["He waited.", "“We go now.”"], {MOVED: 1}),
        (["He waited. \"", "We go now,\" he said."], ["He waited.", "\"We go now,\" he said."], {MOVED: 1}),
        (["He waited.", "“", "We go now.”"], ["He waited.", "“We go now.”"], {MOVED: 1}),
        (["“We go now.", "” The minister left."], ["“We go now.”", "The minister left."], {MOVED: 1}),
        (["“We go now.", "”"], ["“We go now.”"], {MOVED: 1}), (["\"We go now.", "\"", "He left."], ["\"We go now.\"", "He left."], {MOVED: 1}),
        (["“We go now,", "” she said."], ["“We go now,” she said."], {MOVED: 1, CUT: 1}),
        (["“We go now,”", "Ruiz said."], ["“We go now,” Ruiz said."], {CUT: 1}),
        (["The ferries of the northern line stopped on Monday and", "nobody knows for how long."],
         ["The ferries of the northern line stopped on Monday and nobody knows for how long."], {CUT: 1}),
    ],
)  # fmt: skip
def test_a_mark_or_a_sentence_that_an_extraction_tore_apart_is_whole_again(blocks, meant, what):
    assert repaired(blocks) == (meant, what)


@pytest.mark.parametrize(
    "blocks",
    [
        ["“We go,” she said. “We hope.", "“We hope for rain.”"], ["\"We go.", "\" We hope.\""], ["A board of 6' 2'' by 40''", "He left."],
        ["Hawai‘i and O‘ahu", "the boys’’ end"], ["À la carte, Â deux, NÃO, IRMÃ”, café”…"], ["« Oui »", "» Non"], ["»Nein«, sagte er.", "»Ja.«"],
        ["The plan:", "raise taxes;", "cut the budget of the ministry by ten percent"], ["Roses are red", "violets are blue."],
        ["What they eat", "eggs, milk and bread."], ["He said ‘no’", "„Wir gehen “", "Dann"], ["- a", "– b", "* c"], ["a ” b", "” c"],
        ["By Lena Holm", "The pier."], ["5 › 4 and 3 » 2"], ["ein Auto für 5 €"],
    ],
)  # fmt: skip
def test_text_that_was_right_stays_as_it_is(blocks):
    assert repaired([reread(block)[0] for block in blocks]) == (blocks, {})


def test_what_was_repaired_is_a_note_and_counted(read):
    (article,), problems = read("a.txt", "Ferries stop\n\nâ€œWe wait,â€\x9d said Alba Ocampo\u2011Holm.\n")
    assert article["text"] == "“We wait,” said Alba Ocampo-Holm."
    assert [message.split(": ", 1)[1] for message in problems[:2]] == [
        f"repaired: 1 {HYPHENS}",
        f"repaired: 2 {LETTERS}",
    ]
    (article,), problems = read(
        "a.jsonl", '{"title": "Holm\u2011Ruiz waits", "text": "It is over.\u00e2\u20ac\u009d She left."}\n'
    )
    assert (article["title"], article["text"]) == ("Holm-Ruiz waits", "It is over.” She left.")
    assert any(message.endswith(f"repaired: 1 {LETTERS}") for message in problems)


@pytest.mark.parametrize(
    "piece", ["â€ ", "Ã© Â ", "``", "''a ", "\n\n“", "“a\n\n”\n\n", '"\n\n', "a, \n\nb", "• ", "â€\n\n", "‘‘"]
)
def test_repairing_takes_time_that_grows_with_the_text(piece):
    linear(lambda text: repaired(reread(text)[0].split("\n\n")), Worst("", piece, ""), 60_000)
