"""What stands in quotation marks, style by style: the words, the kind of mark, the depth, and what was read into it."""

import pytest

from helpers.text import Document
from helpers.text.regions import regions_of

DOUBLE, SINGLE, GUILLEMET = "double", "single", "guillemet"


@pytest.mark.parametrize(("text", "regions"), [
    ("“We stay,” Ana said. “We wait.”", [("“We stay,”", DOUBLE, 0, ""), ("“We wait.”", DOUBLE, 0, "")]),
    ('"We stay," Ana said. "We wait."', [('"We stay,"', DOUBLE, 0, ""), ('"We wait."', DOUBLE, 0, "")]),
    ("«We stay», Ana said. „We wait“, Bo said.", [("«We stay»", GUILLEMET, 0, ""), ("„We wait“", DOUBLE, 0, "")]),
    ("``We stay,'' Ana said.", [("``We stay,''", DOUBLE, 0, "")]),
    ("”We stay,” Ana said.", [("”We stay,”", DOUBLE, 0, "")]),
    ("‘We stay,’ Ana said, ‘don’t go.’", [("‘We stay,’", SINGLE, 0, ""), ("‘don’t go.’", SINGLE, 0, "")]),
    ("the workers’ hall and the mayor’s car", []),
    ("He is 6'2\" tall. \"We stay,\" Ana said.", [('"We stay,"', DOUBLE, 0, "")]),
    ("“He said ‘go’ and left,” Ana said.", [("“He said ‘go’ and left,”", DOUBLE, 0, ""), ("‘go’", SINGLE, 1, "")]),
    ("“A ‘b “c” d’ e,” Ana said.", [("“A ‘b “c” d’ e,”", DOUBLE, 0, ""), ("‘b “c” d’", SINGLE, 1, ""), ("“c”", DOUBLE, 2, "")]),
    ("“We stay.\n\n“We wait,” Ana said.", [("“We stay.", DOUBLE, 0, "open"), ("“We wait,”", DOUBLE, 0, "continued")]),
    ("“We stay, Ana said. She left.\n\nBo came.", [("“We stay, Ana said. She left.", DOUBLE, 0, "repaired")]),
    ("“We stay,” Ana said.”", [("“We stay,”", DOUBLE, 0, ""), ("Ana said.”", DOUBLE, 0, "repaired")]),
])  # fmt: skip
def test_each_style_of_marks_is_read_as_people_read_it(text, regions):
    found = [
        (text[r.start : r.end], r.kind, r.nesting,
         "continued" if r.continued else "open" if r.open_ended else "repaired" if r.repaired else "")
        for r in regions_of(Document(text))
    ]  # fmt: skip
    assert found == regions
