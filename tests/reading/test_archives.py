"""Exports of the archives, in their layouts, with made-up articles."""

# ruff: noqa: E501  (fixtures keep the lines of their layouts)
import pytest

from tests.reading.conftest import day

NEXIS_HEAD = ("Ferries stop; Covid-19, part 1 of 2", "Harbour Courier", "July 12, 2018 Thursday 4:43 PM GMT", "",
              "Copyright 2018 Harbour Press All Rights Reserved", "Section: PORTS; Pg. 4", "Length: 12 words",
              "Byline: Lena Holm", "Highlight: What the storm did", "Body", "")  # fmt: skip
NEXIS_BODY = ("The ferries stopped on May 3, 2017.", "“We wait,” said Ana Ruiz.")
NEXIS_FOOT = (
    "Classification",
    "Language: ENGLISH",
    "Subject: FERRIES (90%)",
    "Load-Date: July 13, 2018",
    "",
    "End of Document",
)


def check(article):
    assert article["title"].startswith("Ferries stop")
    assert (article["outlet"], article["byline"], day(article)) == ("Harbour Courier", "Lena Holm", "2018-07-12")
    assert article["text"] == "The ferries stopped on May 3, 2017.\n\n“We wait,” said Ana Ruiz."
    assert article["published_from"] == "metadata"


def test_nexis_docx_without_a_cover(read, docx):
    (first, second), problems = read(
        "a.docx", docx(*NEXIS_HEAD, *NEXIS_BODY, *NEXIS_FOOT, "Other", *NEXIS_HEAD[1:], "Two.", *NEXIS_FOOT)
    )
    check(first)
    assert (second["title"], second["text"]) == ("Other", "Two.")
    assert any("announces 2 documents, and 2 were found" in message for message in problems)


def test_nexis_docx_with_cover_and_list_reconciles_what_it_announces(read, docx):
    cover = (
        "Date and Time: Friday, 5. July 2019 09:31:00 CEST",
        "Job Number: 1",
        "Documents (2)",
        "1. Ferries stop",
        "Client/Matter: -None-",
        "Search Terms: ferries",
        "2. Other",
        "Client/Matter: -None-",
        "Search Terms: ferries",
        "",
    )
    (article,), problems = read("a.docx", docx(*cover, *NEXIS_HEAD, *NEXIS_BODY, *NEXIS_FOOT))
    check(article)
    assert any("announces 2 documents and 1 were found" in message for message in problems)


def test_any_other_docx_is_one_article(read, docx):
    (article,), _ = read("a.docx", docx("Ferries stop", "The ferries stopped.", "Nobody sailed."))
    assert (article["title"], article["source_format"]) == ("Ferries stop", "docx")


NEXIS_TEXT = """
                               {mark}

                                  Harbour Courier

                            {day}

Ferries stop; Covid-19, part 1 of 2

{by}: Lena Holm

{length}: 12 words

The ferries stopped on May
3, 2017.

“We wait,” said
Ana Ruiz.

LOAD-DATE: July 13, 2018

{language}: ENGLISH

GRAPHIC: A ferry

                        Copyright 2018 Harbour Press
                            All Rights Reserved
"""


@pytest.mark.parametrize(
    "words",
    [
        ("{} of 2 DOCUMENTS", "July 12, 2018 Thursday", "BYLINE", "LENGTH", "LANGUAGE"),
        ("Dokument {} von 2", "12. Juli 2018 Donnerstag", "AUTOR", "LÄNGE", "SPRACHE"),
        ("Document {} de 2", "12 juillet 2018 jeudi", "AUTEUR", "LONGUEUR", "LANGUE"),
    ],
)
def test_lexisnexis_text_in_the_languages_of_its_interface(read, words):
    names = dict(zip(("day", "by", "length", "language"), words[1:], strict=True))
    text = NEXIS_TEXT.format(mark=words[0].format(1), **names)
    other = NEXIS_TEXT.format(mark=words[0].format(2), **names).replace("Ferries", "Boats")
    articles, problems = read("a.TXT", text + other)
    assert len(articles) == 2
    check(articles[0])
    assert any("announces 2 documents, and 2 were found" in message for message in problems)


def test_a_truncated_export_says_how_many_documents_are_missing(read):
    text = NEXIS_TEXT.format(
        mark="1 of 5 DOCUMENTS", day="July 12, 2018", by="BYLINE", length="LENGTH", language="LANGUAGE"
    )
    articles, problems = read("a.TXT", text)
    assert len(articles) == 1
    assert any("announces 5 documents and 1 were found" in message for message in problems)


def test_older_lexisnexis_text_has_copyright_and_outlet_above_the_day(read):
    text = NEXIS_TEXT.format(
        mark="1 of 1 DOCUMENT", day="July 12, 2018", by="BYLINE", length="LENGTH", language="LANGUAGE"
    )
    older = text.replace(
        "                                  Harbour Courier", "   Copyright 2018 Harbour Press\n   Harbour Courier"
    )
    (article,), _ = read("a.TXT", older)
    check(article)


def nexis_html(*documents):
    return "<html><body>" + "".join(
        f'<A NAME="DOC_ID_0_{n}"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->{document}'
        "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->"
        for n, document in enumerate(documents)
    ) + "</body></html>"  # fmt: skip


def nexis_document(count):
    divs = [
        count,
        "Harbour Courier",
        "July 12, 2018 Thursday<BR>Late Edition - Final",
        "Ferries stop;<BR>Covid-19, part 1",
    ]
    labelled = [("BYLINE", "By Lena Holm"), ("SECTION", "Ports; Pg. 4"), ("LENGTH", "12 words")]
    foot = [("LOAD-DATE", "July 13, 2018"), ("LANGUAGE", "ENGLISH")]
    body = "<DIV><P><SPAN>The ferries stopped on May 3, 2017.</SPAN></P><P><SPAN>“We wait,” </SPAN><SPAN>said Ana Ruiz.</SPAN></P></DIV>"
    labels = [
        "".join(f"<DIV><P><SPAN>{name}: </SPAN><SPAN>{value}</SPAN></P></DIV>" for name, value in pairs)
        for pairs in (labelled, foot)
    ]
    return (
        "".join(f"<DIV><P><SPAN>{text}</SPAN></P></DIV>" for text in divs)
        + labels[0]
        + body
        + labels[1]
        + "<DIV><P>Copyright 2018 Harbour Press</P></DIV>"
    )


def test_nexis_html_and_a_document_it_could_not_display(read):
    sorry = (
        "<DIV><P>We are sorry but there is an error in this document and it is not possible to display it.</P></DIV>"
    )
    (article,), problems = read("a.html", nexis_html(nexis_document("1 of 2 DOCUMENTS"), sorry))
    check(article)
    assert any("announces 2 documents and 1 were found (document 2" in message for message in problems)


def test_older_nexis_html_has_copyright_and_outlet_above_the_day(read):
    older = nexis_document("1 of 1 DOCUMENTS").replace(
        "<SPAN>Harbour Courier</SPAN>",
        "<SPAN>Copyright 1986 Harbour Press<BR>All Rights Reserved<BR>Harbour Courier</SPAN>",
    )
    (article,), _ = read("a.html", nexis_html(older))
    check(article)


CODES = [("HD", "Ferries stop"), ("BY", "By Lena Holm"), ("WC", "12 words"), ("PD", "12 July 2018"), ("ET", "15:32"),
         ("SN", "Harbour Courier"), ("SC", "HARB"), ("LA", "English"), ("CY", "(c) 2018 Harbour Press")]  # fmt: skip
LP, TD = NEXIS_BODY


def test_factiva_html_with_codes(read):
    rows = "".join(
        f"<tr><td><b>{code}</b> </td><td>{value}</td></tr>"
        for code, value in [
            *CODES,
            ("LP", f'<p class="articleParagraph">{LP}</p>'),
            ("TD", f'<p class="articleParagraph">{TD}</p>'),
            ("AN", "Document HARB000020180712e7ct0001r"),
        ]
    )
    (article,), _ = read(
        "a.html",
        f'<html><head><title>Factiva</title></head><body><div class="article enArticle"><table>{rows}</table></div></body></html>',
    )
    check(article)


FACTIVA_HEADS = {
    "en": ("12 words", "12 July 2018", "English"),
    "de": ("12 Wörter", "12. Juli 2018", "Deutsch"),
    "fr": ("12 mots", "12 juillet 2018", "Français"),
    "zh": ("12 字", "2018 年 7 月 12 日", "英文"),
}


@pytest.mark.parametrize("head", FACTIVA_HEADS.values(), ids=FACTIVA_HEADS)
def test_factiva_html_without_codes_in_the_languages_of_its_interface(read, head):
    words, published, language = head
    divs = "".join(
        f"<div>{value}</div>"
        for value in [
            "By Lena Holm",
            words,
            published,
            "15:32",
            "Harbour Courier",
            "HARB",
            "4",
            language,
            "(c) 2018 Harbour Press",
        ]
    )
    body = "".join(
        f'<p class="articleParagraph enarticleParagraph">{text}</p>'
        for text in [*NEXIS_BODY, "Document HARB000020180712e7ct0001r"]
    )
    page = f'<html><head><title>Factiva</title></head><body><div id="article-HARB1" class="article"><div class="article enArticle"><p></p><div>Ports</div><div id="hd"><span class="enHeadline">Ferries stop</span></div>{divs}<p></p>{body}</div></div></body></html>'
    (article,), _ = read("a.html", page)
    check(article)
    assert article["section"] == "Ports"


def test_factiva_text_with_codes_and_two_documents(read):
    one = (
        "\n".join(f" {code}\t{value}" for code, value in CODES)
        + f"\n\n LP\t{LP}\n\n TD\t{TD}\n\n CO\tx : X\n AN\tDocument HARB000020180712e7ct0001r\n\n"
    )
    articles, problems = read("a.txt", one + one.replace("Ferries", "Boats").replace("0001r", "0002s"))
    check(articles[0])
    assert articles[1]["title"] == "Boats stop"
    assert any("announces 2 documents, and 2 were found" in message for message in problems)


def test_factiva_text_and_rtf_without_codes(read):
    lines = ["Ports", "Ferries stop", "By Lena Holm", "12 words", "12 July 2018", "15:32", "Harbour Courier", "HARB", "4",
             "English", "(c) 2018 Harbour Press", LP, TD, "Document HARB000020180712e7ct0001r"]  # fmt: skip
    (article,), _ = read("a.txt", "\n\n".join(lines))
    check(article)
    rtf = (
        "{\\rtf1\\ansi\n"
        + "\\par\n".join(line.replace("“", "\\ldblquote ").replace("”", "\\rdblquote ") for line in lines)
        + "\\par\n}"
    )
    (article,), _ = read("a.rtf", rtf)
    check(article)


def test_factiva_xml(read):
    paragraph = '<paragraph display="Proportional">{}</paragraph>'
    xml = f"""<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse
    xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="1"><ppsarticle><article><byline>Lena Holm</byline>
    <baseLanguage>EN</baseLanguage><headline>{paragraph.format("<hlt>Ferries</hlt> stop")}</headline><leadParagraph>
    {paragraph.format(LP)}</leadParagraph><publicationDate><dateTime>2018-07-12T01:35:58Z</dateTime></publicationDate>
    <sourceName>Harbour Courier</sourceName><tailParagraphs>{paragraph.format(TD)}</tailParagraphs></article></ppsarticle>
    </ppsarticleResultSet></ppsArticleResponse></PPSResponse>"""
    (article,), _ = read("a.xml", xml)
    check(article)


PROQUEST = f"""Ferries stop

Publication info: Harbour Courier ; Port Vale [Port Vale]. 12 July 2018: A.1.

https://www.archive.example/docview/1

Abstract: None available.

Links: https://library.example/openurl?title=Ferries

Full text: {LP}
{TD}

CAPTION: A ferry on Monday.
CREDIT: Lena Holm

Subject: Ferries; Storms

Title: Ferries stop

Publication title: Harbour Courier; Port Vale

Publication date: Jul 12, 2018

Language of publication: English

ProQuest document ID: 1

Last updated: 2018-07-14

Database: Made-up Newsstand
"""


def test_proquest_text_takes_captions_and_credits_out_of_the_body(read):
    rule = "_" * 60 + "\n\n"
    articles, _ = read("a.txt", rule + PROQUEST + "\n" + rule + PROQUEST.replace("Ferries", "Boats"))
    assert len(articles) == 2
    check(articles[0])


def proquest_html():
    field = "<p><strong>{}: </strong>{}</p>"
    return (
        '<div><a name="DocID_MSTAR_1"></a><p></p><p style="font-weight:bold">Ferries stop</p>'
        + field.format("Author", "Lena Holm")
        + field.format("Abstract", "")
        + "<p>A summary of it.</p>"
        + f'<p><strong>Full text: </strong><text wordcount="9"><meta name="x"><title></title><p>{LP}</p> <p>{TD}</p></text></p>'
        + field.format("Publication title", "Harbour Courier; Port Vale")
        + field.format("Publication date", "Jul 12, 2018")
        + field.format("ProQuest document ID", "1")
        + "</div>"
    )


def test_proquest_html(read):
    (article,), _ = read("a.html", proquest_html())
    check(article)


def test_proquest_mail_also_forwarded(read):
    head = "From: a@b.example\nSubject: Your ProQuest Research\nMIME-Version: 1.0\n"
    mail = head + "Content-Type: text/html; charset=utf-8\n\n<html><body>" + proquest_html() + "</body></html>"
    (article,), _ = read("a.eml", mail)
    check(article)
    forwarded = (
        head
        + "Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: message/rfc822\n\n"
        + mail
        + "\n--xx--\n"
    )
    (article,), _ = read("b.eml", forwarded)
    check(article)


def test_europresse_in_both_layouts(read):
    new = f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><article><header><div><span
    class="DocPublicationName">Harbour Courier  </span></div><div><span class="DocHeader">Ports, jeudi 12 juillet 2018, p. 4
    </span></div><div class="titreArticle"><p class="titreArticleVisu">Ferries stop</p></div><div>Lena Holm</div></header>
    <section><div class="DocText"><p>{LP}</p><p>{TD}</p></div></section><aside><p>A photo.</p></aside><footer><small>© 2018
    Owner.</small><p>Numéro de document : news·20180712·HC·1</p></footer></article></body></html>"""
    (article,), _ = read("a.html", new)
    check(article)
    assert article["section"] == "Ports"
    old = f"""<html><body><table><tr><td><table><tr><td><img></td></tr></table><span class="DocPublicationName">Harbour
    Courier</span><br><span class="DocHeader">Ports, </span><span class="DocHeader">jeudi </span><span class="DocHeader">12
    juillet 2018</span><br><br><span class="TitreArticleVisu">Ferries stop</span><br><br>Lena Holm<br><p></p>{LP}<p></p>{TD}<p></p>
    <b><i>© 2018 Owner.</i></b><p></p>Numéro de document : news·20180712·HC·1<br><table><tr><td>Certificat</td></tr></table>
    </td></tr></table></body></html>"""
    (article,), _ = read("b.html", old)
    check(article)


def test_factiva_rtf_with_codes_in_a_table(read):
    rows = [*CODES, ("LP", LP), ("TD", TD), ("AN", "Document HARB000020180712e7ct0001r")]
    cells = "".join(f"\\trowd\\cellx500\\cellx9000 {code}\\cell {value}\\cell\\row\n" for code, value in rows)
    rtf = "{\\rtf1\\ansi\n" + cells.replace("“", "\\ldblquote ").replace("”", "\\rdblquote ") + "}"
    (article,), _ = read("a.rtf", rtf)
    check(article)


def test_proquest_text_without_a_publication_title_takes_the_outlet_from_its_information(read):
    (article,), _ = read("a.txt", PROQUEST.replace("Publication title: Harbour Courier; Port Vale\n", ""))
    check(article)


def test_a_line_of_the_body_that_looks_like_a_label_of_the_foot_ends_no_body(read):
    said = [
        "The ferry stopped on Monday in the harbour of the town.",
        "PERSON: I saw it myself, she said.",
        "It went on for days and days.",
    ]
    foot = "Load-Date: July 14, 2018\n\nEnd of Document\n\n"
    one = "Title {n}\n\nHarbour Courier\n\nJuly 1{n}, 2018 Thursday\n\nSection: NEWS; Pg. A1\n\nBody\n\n"
    text = "".join(one.format(n=n) + "\n\n".join(said) + "\n\nSUBJECT: FERRIES (90%)\n\n" + foot for n in (1, 2))
    articles, _ = read("a.txt", text)
    assert [article["text"].split("\n\n") for article in articles] == [said, said]
    said[1] = "Location: the old mill, she said, on the river."
    one = "____________________________________________________________\n\nTitle {n}\n\nPublication info: Harbour Courier ; Ostby. 1{n} July 2018: A.1.\n\n"
    foot = "Subject: Ferries\n\nLocation: Ostby\n\nPublication title: Harbour Courier\n\nPublication date: Jul 1{n}, 2018\n\n"
    text = "".join((one + "Full text: " + "\n\n".join(said) + "\n\n" + foot).format(n=n) for n in (1, 2))
    articles, _ = read("b.txt", text)
    assert [article["text"].split("\n\n") for article in articles] == [said, said]
