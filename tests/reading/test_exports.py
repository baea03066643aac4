"""Exports of archives in whatever file they come: RTF, DOCX, PDF, TXT; and who reads what several readers could."""

# ruff: noqa: E501  (fixtures keep the lines of their layouts)
import pytest

from tests.reading.conftest import day
from tests.reading.test_archives import NEXIS_BODY, NEXIS_FOOT, NEXIS_HEAD, PROQUEST, check, nexis_document, nexis_html

UNI = [
    "Page 1 of 2",
    *NEXIS_HEAD,
    *NEXIS_BODY,
    *NEXIS_FOOT,
    "Page 1 of 1",
    "Boats sail",
    *NEXIS_HEAD[1:],
    "Two boats sailed.",
    *NEXIS_FOOT,
]
ACADEMIC = ["1 of 2 DOCUMENTS", "Harbour Courier", "July 12, 2018 Thursday", "Late Edition - Final", "Ferries stop; Covid-19, part 1 of 2", "BYLINE: Lena Holm",
            "SECTION: PORTS; Pg. 4", "LENGTH: 12 words", *NEXIS_BODY, "LOAD-DATE: July 13, 2018", "LANGUAGE: ENGLISH", "Copyright 2018 Harbour Press", "All Rights Reserved",
            "2 of 2 DOCUMENTS", "Ostby Times", "July 10, 2018 Tuesday", "Mill closes", "LENGTH: 9 words", "Dan Orr said the mill would close.", "LOAD-DATE: July 11, 2018"]  # fmt: skip


def rtf(lines, between="\\par\n"):
    words = [line.replace("“", "\\ldblquote ").replace("”", "\\rdblquote ").replace("\t", "\\tab ") for line in lines]
    return "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + between.join(words) + "\\par\n}"


def pdf(*pages):
    """Return a PDF of pages of lines."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        words = b"".join(
            b"(%s) Tj 0 -14 Td " % line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines
        )
        stream = b"BT /F1 10 Tf 72 720 Td " + words + b"ET"
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(parts) + 1)
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % (kids[-1] - 1)
        )
    parts[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1, table, len(parts) + 1, len(out))  # fmt: skip


@pytest.mark.parametrize("name", ["a.rtf", "a.DOC"])
@pytest.mark.parametrize("lines", [UNI, ACADEMIC], ids=["nexis uni", "academic"])
def test_nexis_rtf_in_both_layouts_whatever_its_name(read, name, lines):
    (first, second), problems = read(name, rtf(lines))
    check(first)
    assert first["source_format"] == "nexis-rtf" and second["title"] in ("Boats sail", "Mill closes")
    assert "announces 2 documents, and 2 were found" in " ".join(problems)


def test_nexis_rtf_with_blank_paragraphs_between(read):
    articles, _ = read("a.rtf", rtf(ACADEMIC, "\\par\n\\par\n"))
    check(articles[0])
    assert (articles[1]["outlet"], articles[1]["text"], day(articles[1])) == (
        "Ostby Times",
        "Dan Orr said the mill would close.",
        "2018-07-10",
    )


def test_a_plain_docx_of_numbered_documents(read, docx):
    articles, problems = read("a.docx", docx(*ACADEMIC))
    check(articles[0])
    assert len(articles) == 2 and articles[0]["source_format"] == "nexis-docx"
    assert "announces 2 documents, and 2 were found" in " ".join(problems)


def test_nexis_pdf_is_split_into_its_documents_and_of_low_trust(read):
    head = [*UNI[1:9], "Body"]
    pages = (["Page 1 of 2", *head, "The ferries stopped on May 3, 2017."], ["Page 2 of 2", UNI[1], NEXIS_BODY[1], *NEXIS_FOOT],
             ["Page 1 of 1", *UNI[UNI.index("Boats sail") :]])  # fmt: skip
    (first, second), problems = read("a.pdf", pdf(*pages))
    check(first)
    assert (second["title"], second["text"], first["source_format"]) == ("Boats sail", "Two boats sailed.", "nexis-pdf")
    assert any("check quotations against the page" in message for message in problems)


def test_a_line_of_a_pdf_that_is_full_goes_on_in_the_next(read):
    long = [
        "The ferries stopped in the night on May 3, 2017, after a storm had torn the",
        "quay, and no boat went out for a week, the port said on Monday in a letter to",
        "the town.",
    ]
    pages = [*NEXIS_HEAD[:8], "Body", *long, "They sail again.", *NEXIS_FOOT]
    (article,), _ = read("a.pdf", pdf([line for line in pages if line]))
    assert article["text"] == " ".join(long) + "\n\nThey sail again."


def numbered(*documents):
    return "".join(
        f"\n{' ' * 30}{number} of {len(documents)} DOCUMENTS\n\n{document}\n"
        for number, document in enumerate(documents, 1)
    )


WIRE = """                       Harbour Press Agency

Ferries stop in the storm

                     April 20, 2003, Sunday
                     13:38 Central European Time

The ferries stopped on Sunday after a storm had torn the quay, and no
boat went out for a week, the port said. "We wait," said Ana Ruiz.

They sail again in May.

SECTION: Politics

LENGTH: 30 words

LOAD-DATE: May 8, 2003
"""


def test_labels_that_stand_after_the_body_take_nothing_from_it(read):
    articles, _ = read("a.txt", numbered(WIRE, WIRE.replace("Ferries", "Boats")))
    assert [article["title"] for article in articles] == ["Ferries stop in the storm", "Boats stop in the storm"]
    first = articles[0]
    assert (first["outlet"], day(first), first["section"]) == ("Harbour Press Agency", "2003-04-20", "Politics")
    assert first["text"].startswith("The ferries stopped on Sunday") and first["text"].endswith("again in May.")


def test_a_document_without_any_label(read):
    text = WIRE[: WIRE.index("SECTION")]
    (first, _), _ = read("a.txt", numbered(text, text.replace("Ferries", "Boats")))
    assert (first["title"], day(first)) == ("Ferries stop in the storm", "2003-04-20")
    assert first["text"].count("\n\n") == 1


WRAPPED = """     Copyright 2009 Harbour Monitor International Limited, All
                         Rights Reserved

                      Harbour Company Reports
                         January 9, 2009

TITLE: Marden Motors

Marden Motors said sales fell. "It was the rain," it said.

LOAD-DATE: January 9, 2009
"""


def test_a_copyright_that_is_wrapped_is_no_outlet(read):
    (article,), _ = read("a.txt", numbered(WRAPPED))
    assert (article["outlet"], article["title"], day(article)) == (
        "Harbour Company Reports",
        "Marden Motors",
        "2009-01-09",
    )
    assert article["text"] == 'Marden Motors said sales fell. "It was the rain," it said.'


def test_a_logo_in_nexis_html_names_the_outlet_or_leaves_it_open(read):
    logo = nexis_document("1 of 1 DOCUMENTS").replace(
        "<SPAN>Harbour Courier</SPAN>", '<IMG SRC="logo.gif" ALT="Harbour Courier logo">'
    )
    (article,), _ = read("a.html", nexis_html(logo))
    check(article)
    (article,), _ = read("b.html", nexis_html(logo.replace(' ALT="Harbour Courier logo"', "")))
    assert (article["outlet"], day(article)) == ("", "2018-07-12") and article["title"].startswith("Ferries stop")


RULE = "_" * 60 + "\n\n"


def test_proquest_text_whose_documents_are_numbered_is_proquests(read):
    one, two = (f"{RULE}Document {number} of 2\n\n{text}\n" for number, text in ((1, PROQUEST), (2, PROQUEST.replace("Ferries", "Boats"))))  # fmt: skip
    (first, second), problems = read("a.txt", one + two)
    check(first)
    assert {first["source_format"], second["source_format"]} == {"proquest-txt"}
    assert "announces 2 documents, and 2 were found" in " ".join(problems)


def test_a_large_file_is_told_by_its_beginning_and_read_whole(read):
    body = "The council met again on Friday and spoke about the quay for an hour. " * 20
    documents = [f"{RULE}Document {number} of 400\n\n{PROQUEST.replace('Ferries', f'Ferries {number}').replace('They', body)}\n{body}\n" for number in range(1, 401)]  # fmt: skip
    articles, _ = read("a.txt", "".join(documents))
    assert len(articles) == 400 and {article["source_format"] for article in articles} == {"proquest-txt"}


def test_what_two_readers_could_read_says_so(read):
    """Each document has the line that ends Factiva's and the one that ends those of Nexis."""
    lines = ["Ferries stop", "12 words", "12 July 2018", "Harbour Courier", "(c) 2018 Harbour Press", "Body", "The ferries stopped.", "Document HARB000020180712e7ct0001r", "End of Document"]  # fmt: skip
    articles, problems = read("a.txt", "\n\n".join(lines * 3))
    assert articles
    assert any("it could be read as factiva-txt too" in message for message in problems)


def test_an_article_with_a_part_called_text_loses_nothing(read):
    text = f"How the treaty was read\n\nJuly 12, 2018\n\n{WRAPPED.split('TITLE')[1]}\n\nText\n\nThe parties agree.".replace("LOAD-DATE: January 9, 2009", "")  # fmt: skip
    (article,), _ = read("a.txt", text)
    assert "It was the rain" in article["text"] and article["text"].endswith("The parties agree.")


def test_an_article_that_only_mentions_a_document_of_several_is_an_article(read):
    text = "Clerks read for a day\n\nThe clerk put the first paper on the table on Monday.\n\nDocument 1 of 3\n\n"
    (article,), _ = read("a.txt", text)
    assert (article["title"], article["source_format"]) == ("Clerks read for a day", "text")
    assert article["text"].startswith("The clerk put")


@pytest.mark.parametrize(
    "many",
    [
        "\n\n".join(f"Paper {n} spoke of the mill.\n\nEnd of Document" for n in range(30)),
        "\n\n".join(f"({n} of 30 DOCUMENTS)\n\nHEAD\n\nThe mill closed.\n\n{n} of 30 DOCUMENTS" for n in range(30)),
        "\n\n".join(f"Overskrift: Mill {n}\nAvis: Ostby Times\nDato: {n + 1} May 2018\nThe mill closed." for n in range(28)),
    ],
    ids=["ends", "numbers", "labels"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.html", "a.rtf"])
def test_many_documents_that_no_reader_knows_are_never_one_article(read, many, name):
    content = {"a.html": "<html><body>" + "".join(f"<p>{line}</p>" for line in many.split("\n") if line) + "</body></html>",
               "a.rtf": rtf(["Mill"] + many.split("\n"))}[name]  # fmt: skip
    articles, problems = read(name, content)
    assert len(articles) != 1
    assert len(articles) > 20 or any(
        "looks like an archive's export of several documents" in message for message in problems
    )


def test_an_interview_with_many_turns_is_one_article(read):
    turns = "\n\n".join(
        f"Reporter: What of {n} May 2018?\n\nHolm: It rained.\n\nRuiz: We waited." for n in range(1, 29)
    )
    articles, problems = read("a.txt", "They waited\n\n" + turns)
    assert len(articles) == 1, problems


UNI_WORDS = {  # copyright, section, length, byline, body, classification, language, load date, end
    "de": ("Alle Rechte vorbehalten", "Rubrik", "Länge", "Autor", "Hauptteil", "Klassifizierung", "Sprache", "Ladedatum", "Ende des Dokuments", "12. Juli 2018 Donnerstag"),
    "fr": ("Tous droits réservés", "Rubrique", "Longueur", "Auteur", "Corps", "Classification", "Langue", "Date-chargement", "Fin du document", "12 juillet 2018 jeudi"),
    "es": ("Todos los derechos reservados", "Sección", "Longitud", "Autor", "Cuerpo", "Clasificación", "Idioma", "Fecha-carga", "Fin del documento", "12 de julio de 2018 jueves"),
    "it": ("Tutti i diritti riservati", "Sezione", "Lunghezza", "Autore", "Testo", "Classificazione", "Lingua", "Data di caricamento", "Fine del documento", "12 luglio 2018 giovedì"),
    "pt": ("Todos os direitos reservados", "Seção", "Comprimento", "Autor", "Corpo", "Classificação", "Língua", "Data de carregamento", "Fim do documento", "12 de julho de 2018"),
    "ru": ("Copyright", "Рубрика", "Длина", "Автор", "Body", "Classification", "Язык", "Load-Date", "Конец документа", "12 июля 2018"),
    "zh": ("版权所有", "版面", "长度", "作者", "正文", "分类", "语言", "加载日期", "文档结束", "2018年7月12日"),
}  # fmt: skip


@pytest.mark.parametrize("interface", UNI_WORDS)
def test_nexis_uni_in_the_languages_of_its_interface(read, docx, interface):
    rights, section, length, byline, body, foot, language, loaded, end, published = UNI_WORDS[interface]
    colon = "：" if interface == "zh" else ": "
    head = ["Harbour Courier", published, f"{rights} 2018 Harbour Press" if rights in ("Copyright", "版权所有") else f"Copyright 2018 Harbour Press {rights}",
            f"{section}{colon}PORTS", f"{length}{colon}12", f"{byline}{colon}Lena Holm", body, *NEXIS_BODY, foot, f"{language}{colon}ENGLISH", f"{loaded}{colon}13", end]  # fmt: skip
    articles, problems = read("a.docx", docx("Ferries stop", *head, "Boats sail", *head))
    assert [article["title"] for article in articles] == ["Ferries stop", "Boats sail"]
    check(articles[0])
    assert articles[0]["section"] == "PORTS" and "announces 2 documents, and 2 were found" in " ".join(problems)


PROQUEST_WORDS = {  # full text, title, publication, day, language, number
    "de": ("Volltext", "Titel", "Titel der Publikation", "Publikationsdatum", "12 Juli 2018", "Sprache der Veröffentlichung", "ProQuest-Dokument-ID"),
    "fr": ("Texte intégral", "Titre", "Titre de la publication", "Date de publication", "12 juil. 2018", "Langue de publication", "ID du document ProQuest"),
    "es": ("Texto completo", "Título", "Título de la publicación", "Fecha de publicación", "12 julio 2018", "Idioma de la publicación", "ID del documento de ProQuest"),
    "it": ("Testo completo", "Titolo", "Titolo della pubblicazione", "Data di pubblicazione", "12 luglio 2018", "Lingua di pubblicazione", "ID documento ProQuest"),
    "ru": ("Полный текст", "Название", "Название публикации", "Дата публикации", "12 июля 2018", "Язык публикации", "ProQuest document ID"),
    "zh": ("全文", "标题", "出版物名称", "出版日期", "2018年7月12日", "出版物语言", "ProQuest 文档 ID"),
}  # fmt: skip


@pytest.mark.parametrize("container", ["txt", "rtf"])
@pytest.mark.parametrize("interface", PROQUEST_WORDS)
def test_proquest_in_the_languages_of_its_interface(read, interface, container):
    text, title, outlet, published, value, language, number = PROQUEST_WORDS[interface]
    one = (f"{RULE}Ferries stop\n\n{text}: {NEXIS_BODY[0]}\n\n{NEXIS_BODY[1]}\n\nCREDIT: Lena Holm\n\n{title}: Ferries stop\n\n{outlet}: Harbour Courier; Port Vale\n\n"
           f"{published}: {value}\n\n{language}: English\n\n{number}: 1\n\n")  # fmt: skip
    both = one + one.replace("Ferries stop", "Boats sail")
    if container == "rtf":
        lines = [
            "".join(f"\\u{ord(c)}?" if ord(c) > 127 and c not in "“”" else c for c in line) for line in both.split("\n")
        ]
        both = rtf(lines)
    articles, problems = read(f"a.{container}", both)
    assert [article["title"] for article in articles] == ["Ferries stop", "Boats sail"]
    check(articles[0])
    assert articles[0]["source_format"] == f"proquest-{container}"
    assert "announces 2 documents, and 2 were found" in " ".join(problems)


def test_a_proquest_file_that_was_cut_off_says_how_many_documents_are_missing(read):
    articles, problems = read("a.txt", f"{RULE}Document 1 of 7\n\n{PROQUEST}\n")
    assert len(articles) == 1
    assert any("announces 7 documents and 1 were found" in message for message in problems)


def test_proquest_documents_without_a_line_between_them_are_told_by_their_numbers(read):
    articles, _ = read(
        "a.txt", f"Document 1 of 2\n\n{PROQUEST}\nDocument 2 of 2\n\n{PROQUEST.replace('Ferries', 'Boats')}"
    )
    assert [article["title"] for article in articles] == ["Ferries stop", "Boats stop"]
    check(articles[0])
