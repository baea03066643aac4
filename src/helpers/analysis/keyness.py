"""Which words tell two bodies of text apart: log-odds with an informative Dirichlet prior.

The method is that of Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16 (2008), equations 15 to 22. The
prior is made of the words of both texts, or of a background that is given. It pulls rare words towards no difference, so
that a rare word needs many uses to stand out.
"""

import re
from collections import Counter

import numpy as np
import pandas as pd

WORD = re.compile(r"[^\W\d_][\w’'-]*[^\W_]|[^\W\d_]")
PRIOR = 500.0  # the weight of the prior in words, as in the paper
SIGNIFICANT_Z = 1.96  # z-score: where nothing differs, chance takes 5 of 100 words beyond it


def distinctive(left, right, background=None):
    """Return a row a word: word, n_left, n_right (uses), log_odds, z; the words of `left` come first.

    `log_odds` and `z` are negative for words of `left` and positive for words of `right`, as on an axis from left to right.
    `left`, `right` and `background` are Counters of words; without a background the prior is made of both sides.

    >>> table = distinctive(Counter(bridge=9, the=20), Counter(port=8, the=21))
    >>> table["word"].tolist()[0], table["word"].tolist()[-1]
    ('bridge', 'port')
    """
    background = background or left + right
    words = sorted(set(left) | set(right))
    columns = ["word", "n_left", "n_right", "log_odds", "z"]
    if not words:
        return pd.DataFrame({name: [] for name in columns})
    y1, y2, prior = (np.array([counts[word] for word in words], dtype=float) for counts in (left, right, background))
    prior = np.maximum(prior, 0.01)
    prior *= PRIOR / prior.sum()
    n1, n2, a0 = y1.sum(), y2.sum(), prior.sum()
    odds = np.log((y2 + prior) / (n2 + a0 - y2 - prior)) - np.log((y1 + prior) / (n1 + a0 - y1 - prior))
    z = odds / np.sqrt(1 / (y1 + prior) + 1 / (y2 + prior))
    table = pd.DataFrame({"word": words, "n_left": y1.astype(int), "n_right": y2.astype(int), "log_odds": odds, "z": z})
    table = table.sort_values(["z", "word"]).reset_index(drop=True)
    table[["log_odds", "z"]] = table[["log_odds", "z"]].round({"log_odds": 3, "z": 2}) + 0.0  # no -0.0
    return table[columns]


def words_in(texts):
    """Return a Counter of the words of `texts`, lower case.

    >>> words_in(["The bridge’s bridge"])
    Counter({'the': 1, 'bridge’s': 1, 'bridge': 1})
    """
    return Counter(word for text in texts for word in WORD.findall(text.lower()))
