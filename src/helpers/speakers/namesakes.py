"""Which articles mean another person of the same full name: by offices and callings, or by trades that do not go together."""

from collections import Counter

CALLINGS = frozenset(("expert", "clergy", "sport or arts"))  # of words.csv, that one with an office seldom has
OFFICES = 3  # articles that give somebody a title, from which one with a calling alone may be another of the name
TRADED = 4  # articles that give somebody a trade, to each that gives one of the name another
STARS = ("stage", "sport")  # trades of people who are seldom introduced by a body, "Bo Lind of Harbour Mills"
ANYBODYS = "politics"  # the trade of people who had others before it


def namesakes(roles, trades, articles, company):
    """Return {(key, article): key of its own} of articles whose bearer of a full name is not the one whom the others mean.

    `roles` and `trades` are {key: {article: what it makes of the bearer}}; nobody is quoted beside both.
    """
    found = {}
    for key, own in roles.items():
        for article in _without_office(own):
            if not company.common(article, articles[key].difference(_without_office(own)), but=(key,)):
                found[key, article] = f"{key}|{article}"
    for key, own in trades.items():
        for trade, called in _of_other_trades(own):
            others = articles[key].difference(called)
            if not any(company.common(article, others, but=(key,)) for article in called):
                found |= {(key, article): f"{key}|{trade}" for article in called}
    return found


def _without_office(own):
    """Return the articles in which somebody who has an office elsewhere has a calling alone: a professor, a bishop or a coach."""
    called = [article for article, held in own.items() if held and held <= CALLINGS]
    offices = sum(bool(held - CALLINGS) for held in own.values())
    return called if offices >= OFFICES > len(called) else []


def _of_other_trades(own):
    """Return [(trade, articles)] of trades that few articles give: a vet, where many times as many call somebody a singer and none
    calls one both; and of bodies by which few introduce who is a singer elsewhere."""
    counts = Counter(trade for held in own.values() for trade in held)
    known = {trade: n for trade, n in counts.items() if not trade.startswith("of ")}
    main, n = min(known.items(), key=lambda item: (-item[1], item[0]), default=(ANYBODYS, 0))
    if main == ANYBODYS:
        return []
    counts = counts if main in STARS else known
    linked = set().union(*(held for held in own.values() if main in held))
    others = {
        trade: [article for article, held in own.items() if trade in held and not held & linked]
        for trade in sorted(counts.keys() - linked)
    }
    return [(trade, called) for trade, called in others.items() if 0 < TRADED * len(called) <= n]
