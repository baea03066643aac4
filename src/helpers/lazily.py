"""Names of a package that are imported when they are first used, so that importing the package costs nothing."""

from importlib import import_module


def lazily(package, where, modules=()):
    """Return (`__getattr__`, `__dir__`) of a `package`: `where` is {name: the module that holds it}, `modules` are modules of its own.

    What the first returns raises AttributeError, with the names that there are, for another name.

    >>> get, names = lazily("helpers", {"sqrt": "math"})
    >>> get("sqrt")(4.0), names()
    (2.0, ['sqrt'])
    """
    names = [*where, *modules]

    def get(name):
        if name in modules:
            return import_module(f"{package}.{name}")
        if name not in where:
            raise AttributeError(f"{package} has no '{name}'; it has {', '.join(names)}")
        return getattr(import_module(where[name]), name)

    return get, lambda: sorted(names)
