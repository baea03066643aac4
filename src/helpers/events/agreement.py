"""Whether a subject is one or several, so that the verb of a label agrees with it."""

from helpers.speakers.lexicon import classes

ONE, MANY = (
    frozenset(("is", "was", "has", "does", "’s", "'s")),
    frozenset(("are", "were", "have", "do", "’re", "’ve", "'re", "'ve")),
)
JOINED = ("conj", "cc")
COUNTS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "both", "several", "many", "few", "dozens",
     "hundreds", "thousands", "scores", "they", "we", "police", "people")
)  # fmt: skip


def is_several(sentence, clause, who, places):
    """Say whether the subject of a clause is of several, of what is told of it (`places`).

    The verb says so where its form differs ("have", "was"), else the subject: a plural, or joined by "and" to what is told.
    """
    subject = clause.subject
    if subject is None or subject in who:
        return False
    beside = sentence.child(subject, "appos")  # "her husband, Bo Lind, and Ana Ruiz"
    joined = {sentence.child(n, *JOINED) for n in (subject, beside) if n is not None} - {None}
    if joined & places:
        return True
    said = None if joined else _of_verb(sentence, clause.verb, subject)
    return _of_noun(sentence, subject) if said is None else said


def _of_verb(sentence, verb, subject):
    """Return whether a verb's form is that of several, None where it has the same for one."""
    if verb is None or sentence.child(verb, "nsubj", "nsubjpass") != subject:
        return None
    for n in [n for n in sentence.below[verb] if sentence.relations[n] in ("aux", "auxpass")] + [verb]:
        word = sentence.small[n]
        if sentence.tags[n] == "MD":
            return None  # "should have gone"
        if word in ONE or word in MANY:
            return word in MANY
        if (
            n == verb
            and sentence.tags[n] in ("VBZ", "VBP")
            and not [m for m in sentence.below[verb] if sentence.relations[m] == "aux"]
        ):
            return sentence.tags[n] == "VBP"
    return None


def _of_noun(sentence, subject):
    name, tag, word = sentence.named[subject], sentence.tags[subject], sentence.words[subject]
    before = {sentence.small[n] for n in sentence.below[subject]} | {word.lower()}
    if name is not None:
        before.update([sentence.small[n] for n in sentence.places_of(name)])
    counted = bool(before & COUNTS) or any(sentence.tags[n] == "CD" for n in sentence.below[subject])
    if name is None or tag == "NNS":
        return tag in ("NNS", "NNPS") or bool({word.lower()} & COUNTS) or counted and word.endswith("s")
    if tag == "NNPS" and classes().get(word.lower()) in ("group", "demonym"):
        return True  # "House Democrats"
    alone = name.last - name.first == 1 and word.endswith("s") and not word.isupper()
    return (
        word.endswith("s")
        and counted
        or tag == "NNPS"
        and alone
        and name.kind in ("organisation", "unknown", "thing", "")
    )
