"""Only addresses of pages on the web leave, however others are written."""

import pytest

from helpers.export.addresses import web_address
from helpers.export.quotations import web_annotations

HOSTILE = [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
    "//example.com/a", "/a", "a", "", None, "http:", "http://", "https:example.com", "http:/example.com", "ftp://example.com",
    "https://bank.example@evil.example/", "https://u:p@example.com/", "https://example.com\\@evil.example", "blob:https://a/b",
    "http://exa mple.com/", "https://example.com/\u202egpj.exe", "https://example.com/\x00", "https://example.com/\r\nX: y",
    "https://[::1", "https://example.com:99999/", "https://example.com/\"onmouseover=alert(1)", "view-source:https://example.com",
    "\ufeffjavascript:alert(1)", "&#106;avascript:alert(1)", "https://example.com/<b>", "ｊavascript:alert(1)", "https:///example",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE, ids=repr)
def test_what_is_no_address_of_the_web_is_none(address):
    assert web_address(address) == ""


@pytest.mark.parametrize(
    "address", ["https://example.com/a?b=1&c=2#d", "http://example.com:8080/", "https://bücher.example/ä"]
)
def test_an_address_of_the_web_is_kept_as_it_is(address):
    assert web_address(f" {address} ") == address


def test_a_scheme_in_capitals_is_one_in_small_letters():
    assert web_address("HTTPS://Example.com/A") == "https://Example.com/A"


@pytest.mark.parametrize("address", [text for text in HOSTILE if text], ids=repr)
def test_an_annotation_names_its_article_by_id_where_its_address_is_none_of_the_web(report, address):
    about = report()
    about.tables["articles"] = about.articles.assign(url=address)
    made = web_annotations(about.attributed_quotes(), about.articles)
    assert {item["target"]["source"].rsplit(":", 1)[0] for item in made["items"]} == {"urn:dateline:article"}
