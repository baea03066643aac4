"""What is only claimed, suspected, feared or denied, and what almost happened: words without which a label would state it as a fact."""

from helpers.events.inflection import base_of
from helpers.events.sentence import MOST, NOUNS
from helpers.events.subjects import RELATIVE, SUBJECTS
from helpers.events.triggers import said_of
from helpers.events.word_lists import listed

DEEDS = frozenset(("attack", "robbery", "kidnapping", "hijacking"))  # kinds of what nobody did on hearsay


def claimed_by(sentence, verb):
    """Return the place of the verb or noun by which what a verb tells is only claimed, or None: of "fell" in "Lind claims that Ruiz fell"
    and in "they heard claims that Ruiz fell" that of "claims", of "stealing" in "accused of stealing" that of "accused".

    Of deeds of somebody named a verb that only says so counts, too: "police say that Ruiz attacked Lind".
    """
    told = verb
    for _ in range(MOST):  # "claims that Ruiz fell and died"
        if sentence.relations[verb] != "conj" or not sentence.is_verb(sentence.heads[verb]):
            break
        verb = sentence.heads[verb]
    relation, above = sentence.relations[verb], sentence.heads[verb]
    if relation == "pcomp" and sentence.small[above] in ("of", "with"):
        above = sentence.heads[above]
    elif relation not in ("ccomp", "acl", "relcl") or relation != "ccomp" and sentence.child(verb, *SUBJECTS) is None:
        return None
    elif relation == "relcl" and (
        sentence.child(verb, "dobj") is None or sentence.small[min(sentence.below[verb])] in RELATIVE
    ):
        return None  # "the claims that Ruiz made"
    if sentence.is_verb(above):
        objects = [n for n in sentence.below[above] if sentence.relations[n] == "dobj"]
        if relation == "ccomp" and claims(sentence, objects, verb):
            return above
        only_said = (
            relation == "ccomp"
            and base_of(sentence.small[above], sentence.tags[above]) in listed("doubts")["saying"]
            and is_deed(sentence, told)
        )
        return above if only_said or says_doubt(sentence, above) else None
    return above if sentence.tags[above] in NOUNS and is_claim(sentence, above) else None


def claims(sentence, objects, verb):
    """Say whether the last of a verb's `objects` before a clause beside them is what somebody claims: "repeated allegations Ruiz left"."""
    before = [n for n in objects if n < verb]
    return bool(before) and is_claim(sentence, before[-1])


def is_unreal(sentence, verb):
    """Say whether what a verb tells is only asked or supposed, told of somebody else, or no news: "Did Ruiz resign on Monday?", "if Ruiz
    resigns", "whether she resigned", "it was not Ruiz who resigned", "Ruiz could not be reached for comment"."""
    small, below = sentence.small, sentence.below[verb]
    marks = [small[n] for n in below if sentence.relations[n] == "mark"]
    if marks and not listed("doubts")["if"].isdisjoint(marks) or _is_unreached(sentence, verb):
        return True
    if sentence.heads[verb] == verb and "?" in sentence.words[-2:]:
        subject = sentence.child(verb, *SUBJECTS)
        if subject is not None and any(sentence.relations[n] in ("aux", "auxpass") and n < subject for n in below):
            return True
    above = sentence.heads[sentence.heads[verb]]
    return (
        sentence.relations[verb] == "relcl"
        and sentence.child(above, "neg") is not None
        and any(small[n] == "it" and sentence.relations[n] in SUBJECTS for n in sentence.below[above])
    )


def _is_unreached(sentence, verb):
    """Say whether a clause only says that the reporter got no answer: "calls were not returned", "did not respond to a message left"."""
    if sentence.small[verb] == "left" and sentence.relations[verb] in ("acl", "advcl"):
        verb = next((n for n in (sentence.heads[verb], verb) if sentence.is_verb(n)), verb)
    words = listed("doubts")
    if (
        base_of(sentence.small[verb], sentence.tags[verb]) not in words["answering"]
        or sentence.child(verb, "neg") is None
    ):
        return False
    below = [*sentence.below[verb], *(n for prep in sentence.below[verb] for n in sentence.below[prep])]
    return any(sentence.small[n].removesuffix("s") in words["asking"] for n in below if sentence.tags[n] in NOUNS)


def says_doubt(sentence, verb):
    """Say whether a verb only claims, fears or denies what its clause tells."""
    return base_of(sentence.small[verb], sentence.tags[verb]) in listed("doubts")["verb"]


def is_claim(sentence, noun):
    """Say whether a noun means what is only claimed, feared or denied: "allegations", "denial"."""
    return sentence.small[noun].removesuffix("s") in listed("doubts")["noun"]


def is_hedge(sentence, adverb):
    """Say whether an adverb says that something is not sure, or not quite so: "allegedly", "almost"."""
    return sentence.small[adverb] in listed("doubts")["adverb"]


def hedges(sentence, place):
    """Return the places of adverbs that hang on a word and say that it is not sure, or not quite so: "allegedly", "almost"."""
    return [n for n in sentence.below[place] if sentence.relations[n] == "advmod" and is_hedge(sentence, n)]


def is_deed(sentence, verb):
    """Say whether a verb tells of a deed such as an attack, by somebody whom the sentence names."""
    subject = sentence.child(verb, "nsubj")
    name = sentence.named[subject] if subject is not None else None
    return name is not None and name.kind == "person" and said_of(sentence.small[verb])[0] in DEEDS
