"""Each page says what a browser may run and load: what is ours, by its hash, and nothing from elsewhere."""

import html
import re

import pytest

from helpers.site.page import our_file, page
from helpers.site.policy import hashed, policies


def policy_of(whole):
    return [html.unescape(text) for text in re.findall(r'Content-Security-Policy" content="([^"]*)"', whole)]


def allowed(directive, policy):
    return next((part.split()[1:] for part in policy.split("; ") if part.split()[0] == directive), None)


def test_a_page_allows_its_own_style_by_hash_and_no_script():
    (policy,) = policy_of(page("<p>Ana Ruiz</p>", title="x"))
    assert allowed("default-src", policy) == ["'none'"] and allowed("script-src", policy) == ["'none'"]
    assert allowed("style-src", policy) == [hashed(our_file("house.css"))] and allowed("img-src", policy) == ["data:"]


def test_a_page_that_shares_the_site_s_style_sheet_allows_one_of_the_site_and_holds_none():
    whole = page("<p>Ana Ruiz</p>", title="x", root="../", shared=True)
    (policy,) = policy_of(whole)
    assert allowed("style-src", policy) == ["'self'", "file:"] and allowed("script-src", policy) == ["'none'"]
    assert '<link rel="stylesheet" href="../style.css">' in whole and "<style" not in whole


@pytest.mark.parametrize("directive", ["base-uri", "form-action", "object-src"])
def test_a_page_has_no_base_no_form_that_sends_and_no_plug_in(directive):
    (policy,) = policy_of(page("", title="x"))
    assert allowed(directive, policy) == ["'none'"]


@pytest.mark.parametrize("word", ["unsafe-inline", "unsafe-eval", "unsafe-hashes", "http:", "https:", "*", "blob:"])
@pytest.mark.parametrize("more", [{}, {"script": "front.js"}, {"script": "search.js", "loads": True}])
def test_no_policy_has_a_hole(word, more):
    assert not [policy for policy in policy_of(page("", title="x", **more)) if word in policy]


def test_what_the_policy_hashes_is_what_stands_in_the_page():
    body = f"<style>{our_file('twin.css')}</style><script>{our_file('twin_time.js')}</script><script>{our_file('twin.js')}</script>"
    whole = page(f'{body}<a style="left:3%;top:4%">x</a>', title="x", script="front.js")
    (policy,) = policy_of(whole)
    for name in ("style", "script"):
        inside = re.findall(rf"<{name}>(.*?)</{name}>", whole, re.DOTALL)
        assert len(inside) == 3 and set(map(hashed, inside)) == set(allowed(f"{name}-src", policy))


def test_a_script_and_a_style_that_came_with_a_text_are_not_allowed():
    whole = page("<script>alert(1)</script><style>p { color: red }</style>", title="x")
    (policy,) = policy_of(whole)
    assert hashed("alert(1)") not in policy and hashed("p { color: red }") not in policy


def test_the_search_may_load_only_what_lies_beside_its_page():
    trusted, near = policies([], ["load()"], loads=True)
    assert allowed("script-src", trusted) == [hashed("load()"), "'strict-dynamic'"]
    assert allowed("script-src", near) == [hashed("load()"), "'self'", "file:"]


def test_a_style_attribute_of_numbers_becomes_a_rule_and_any_other_goes():
    whole = page('<a style="position:absolute;left:1.50%">a</a><b style="background:url(//x)">b</b>', title="x")
    assert 'data-style="1"' in whole and '[data-style="1"]{position:absolute;left:1.50%}' in whole
    assert "style=" not in whole.replace("data-style=", "") and "url(" not in whole


def test_a_text_that_looks_like_an_attribute_stays_a_text():
    said = ' style="left:1%" of writing'
    assert said in page(f"<p>She has{said}.</p>", title="x")


def test_a_policy_stands_before_anything_it_is_to_hold():
    whole = page("", title="x", script="front.js")
    assert whole.index("Content-Security-Policy") < min(
        whole.index("<style"), whole.index("<title"), whole.index("<link")
    )
