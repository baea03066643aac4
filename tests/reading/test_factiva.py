"""Factiva's exports in the languages of its interface, known and unknown: the order of the values tells what they are."""

# ruff: noqa: E501  (fixtures keep the lines of their layouts)
import pytest

from tests.reading.conftest import day
from tests.reading.test_archives import NEXIS_BODY, check
from tests.reading.test_exports import pdf, rtf

LP, TD = NEXIS_BODY
# What the interface writes: byline, count of words, day, language, number of the document.
INTERFACES = {
    "it": ("Di Lena Holm", "12 parole", "12 luglio 2018", "Inglese", "Documento"),
    "es": ("Por Lena Holm", "12 palabras", "12 de julio de 2018", "Inglés", "Documento"),
    "pt": ("Por Lena Holm", "12 palavras", "12 julho 2018", "Inglês", "Documento"),
    "ru": ("Lena Holm", "12 слов", "12 июля 2018", "Английский", "Документ"),
    "ja": ("Lena Holm", "12 語", "2018 年 7 月 12 日", "英語", "文書"),
    "zh-TW": ("Lena Holm", "12 字", "2018 年 7 月 12 日", "英文", "文件編號"),
    "ko": ("Lena Holm", "12 단어", "2018년 7월 12일", "영어", "문서"),
    "tr": ("Lena Holm", "12 sözcük", "12 Temmuz 2018", "İngilizce", "Belge"),
    "id": ("Lena Holm", "12 kata", "12 Juli 2018", "Inggris", "Dokumen"),
    "cs": ("Lena Holm", "12 slov", "12 července 2018", "Angličtina", "Dokument"),
    "unknown": ("Lena Holm", "12 vortoj", "2018-07-12", "Angla", "Dokumento"),
}
NUMBERS = ("HARB000020180712e7ct0001r", "HARB000020180712e7ct0002s")


def lines(interface, number=NUMBERS[0], title="Ferries stop"):
    byline, count, published, language, document = INTERFACES[interface]
    return ["Ports", title, byline, count, published, "15:32", "Harbour Courier", "HARB", "4", language, "(c) 2018 Harbour Press",
            LP, TD, f"{document} {number}"]  # fmt: skip


def both(interface):
    return lines(interface) + lines(interface, NUMBERS[1], "Boats stop")


def check_both(articles, problems, interface="en"):
    assert [article["title"] for article in articles] == ["Ferries stop", "Boats stop"]
    check({**articles[0], "byline": articles[0]["byline"].removeprefix("Di ")})
    assert "announces 2 documents, and 2 were found" in " ".join(problems)


@pytest.mark.parametrize("interface", INTERFACES)
def test_factiva_text_in_each_language_of_the_interface(read, interface):
    check_both(*read("a.txt", "\n\n".join(both(interface))))


@pytest.mark.parametrize("interface", ["it", "es", "ru", "unknown"])
def test_factiva_rtf_in_each_language_of_the_interface(read, interface):
    words = [
        "".join(f"\\u{ord(c)}?" if ord(c) > 127 and c not in "“”" else c for c in line) for line in both(interface)
    ]
    articles, problems = read("a.rtf", rtf(words))
    check_both(articles, problems)
    assert articles[0]["source_format"] == "factiva-rtf"


def page(inner):
    return f"<html><head><title>Factiva</title></head><body>{inner}</body></html>"


@pytest.mark.parametrize("headline", ["xxHeadline", "title"])
@pytest.mark.parametrize("interface", INTERFACES)
def test_factiva_html_without_codes_whatever_its_classes_are_called(read, interface, headline):
    def one(values):
        head = "".join(f"<div>{value}</div>" for value in values[2:11])
        body = "".join(f'<p class="articleParagraph xxarticleParagraph">{value}</p>' for value in values[11:])
        return (f'<div class="article xxArticle"><div>{values[0]}</div><div id="hd"><span class="{headline}">{values[1]}</span></div>'
                f"{head}{body}</div>")  # fmt: skip

    values = both(interface)
    check_both(*read("a.html", page(one(values[:14]) + one(values[14:]))))


@pytest.mark.parametrize("labels", [["TI", "VE", "AW", "DT", "UZ", "QN", "QC", "SE", "SP", "CR", "L1", "L2", "NR"], [f"Feld {n}" for n in range(13)]], ids=["codes", "words"])  # fmt: skip
def test_factiva_html_with_codes_that_are_not_known(read, labels):
    def one(values):
        rows = "".join(f"<tr><td><b>{label}</b>&nbsp;</td><td>{value}</td></tr>" for label, value in zip(labels, values[1:], strict=True))  # fmt: skip
        return f'<div class="article deArticle"><table>{rows}</table></div>'

    values = both("it")
    check_both(*read("a.html", page(one(values[:14]) + one(values[14:]))))


def test_factiva_text_with_codes_that_are_not_known(read):
    codes = ("TI", "VE", "AW", "DT", "UZ", "QN", "QC", "SE", "SP", "CR", "LA", "TX")
    values = both("es")
    one, two = ("".join(f"{code}\t{value}\n\n" for code, value in zip(codes, part[1:13], strict=True)) + f"ZZ\tx : X\n\nNR\t{part[13]}\n\n" for part in (values[:14], values[14:]))  # fmt: skip
    check_both(*read("a.txt", one + two))


def test_factiva_text_whose_values_have_labels(read):
    labels = ("Titolo", "Firma", "Conteggio", "Data", "Ora", "Fonte", "Codice", "Pagina", "Lingua", "Diritti")
    values = both("it")
    one, two = ("".join(f"{label}: {value}\n\n" for label, value in zip(labels, part[1:11], strict=True)) + "\n\n".join(part[11:]) + "\n\n" for part in (values[:14], values[14:]))  # fmt: skip
    check_both(*read("a.txt", one + two))


def test_factiva_text_without_a_copyright_has_its_body_after_the_last_short_line(read):
    values = [value for value in both("it") if not value.startswith("(c)")]
    (first, second), _ = read(
        "a.txt", "\n\n".join(values).replace(LP, LP + " Nobody went out to sea for a whole week.")
    )
    assert (first["title"], day(first), first["outlet"]) == ("Ferries stop", "2018-07-12", "Harbour Courier")
    assert first["text"].startswith("The ferries stopped on May 3") and second["text"].endswith("Ana Ruiz.")


def test_factiva_pdf_is_split_into_its_documents(read):
    (first, second), problems = read("a.pdf", pdf(both("it")))
    assert (first["title"], second["title"], first["source_format"]) == ("Ferries stop", "Boats stop", "factiva-pdf")
    assert day(first) == "2018-07-12"
