"""Spreadsheets of archives whose columns have names in other languages, and those whose names nobody knows."""

import io

import pandas as pd
import pytest

from tests.reading.conftest import day

TEXT = "The ferries stopped on May 3, 2017, and no boat went out for a week. “We wait,” said Ana Ruiz. " * 2
COLUMNS = {
    "Russian": ("Заголовок", "Источник", "Дата", "Автор", "Текст"),
    "Russian, of another archive": ("Название", "Издание", "Дата публикации", "Авторы", "Полный текст"),
    "German": ("Überschrift", "Zeitung", "Erscheinungsdatum", "Verfasser", "Volltext"),
    "French": ("Titre", "Journal", "Date de publication", "Auteur", "Texte intégral"),
    "Spanish": ("Título", "Medio", "Fecha de publicación", "Autores", "Texto completo"),
    "Italian": ("Titolo", "Testata", "Data", "Autore", "Testo"),
    "Portuguese": ("Título", "Veículo", "Data de publicação", "Autores", "Conteúdo"),
    "Dutch": ("Kop", "Krant", "Publicatiedatum", "Auteur", "Tekst"),
    "Chinese": ("标题", "来源", "发布日期", "作者", "正文"),
    "Chinese of Taiwan": ("標題", "報紙", "發布日期", "記者", "內文"),
    "Japanese": ("見出し", "新聞名", "発行日", "執筆者", "本文"),
    "Korean": ("제목", "언론사", "날짜", "기자", "본문"),
    "German, decomposed": ("U\u0308berschrift", "Zeitung", "Datum", "Autor", "Volltext:"),
}
VALUES = ("Ferries stop", "Harbour Courier", "12.07.2018", "Lena Holm", TEXT)


def excel(rows, above=()):
    buffer = io.BytesIO()
    frame = pd.DataFrame([list(row) + [None] * (len(rows[0]) - len(row)) for row in [*above, *rows]])
    frame.to_excel(buffer, index=False, header=False)
    return buffer.getvalue()


@pytest.mark.parametrize("names", COLUMNS.values(), ids=COLUMNS)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_columns_are_known_in_other_languages(read, name, names):
    rows = [names, VALUES]
    content = excel(rows) if name == "a.xlsx" else "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    (article,), _ = read(name, content)
    found = (article["title"], article["outlet"], day(article), article["byline"], article["text"])
    assert found == ("Ferries stop", "Harbour Courier", "2018-07-12", "Lena Holm", TEXT.strip())


def test_the_names_of_a_sheet_may_stand_below_what_was_searched_for(read):
    above = [("Запрос: паромы",), ("Найдено документов: 1", "12.07.2018")]
    (article,), _ = read("a.xlsx", excel([COLUMNS["Russian"], VALUES], above))
    assert (article["title"], day(article)) == ("Ferries stop", "2018-07-12")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_where_no_name_is_known_the_longest_column_is_asked_about(read, name):
    rows = [("Rubrikk", "Avis", "Verhaal"), ("Ferries stop", "Harbour Courier", TEXT)]
    content = excel(rows) if name == "a.xlsx" else "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    articles, problems = read(name, content)
    assert not articles
    assert any("are the texts in 'Verhaal', whose values are longest" in message for message in problems)


def test_a_table_of_short_values_asks_about_none(read):
    _, problems = read("a.csv", "kop,verhaal\nT,Some.\n")
    assert not any("are the texts in" in message for message in problems)


def test_each_sheet_of_a_book_is_read_by_its_own_names(read):
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer) as book:
        pd.DataFrame([["Ferries stop", TEXT, 43293]], columns=["Title", "Text", "Date"]).to_excel(
            book, sheet_name="A", index=False
        )
        frame = pd.DataFrame([["Ferries go", TEXT, "13.07.2018"]], columns=["Headline", "Body", "Published"])
        frame.to_excel(book, sheet_name="B", index=False)
        pd.DataFrame([["ferry", "2018"]], columns=["Search", "Year"]).to_excel(book, sheet_name="C", index=False)
    articles, problems = read("a.xlsx", buffer.getvalue())
    assert [(article["title"], day(article)) for article in articles] == [
        ("Ferries stop", "2018-07-12"),
        ("Ferries go", "2018-07-13"),
    ]
    assert any("its sheet 'C' has no column" in problem for problem in problems)
