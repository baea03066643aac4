"""Lists the small faults a source can have, and writes the source with one of them."""

import ast
from dataclasses import dataclass

# Each comparison becomes its opposite and, where there is an edge, the one that treats the edge differently.
COMPARED = {
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.Is: [ast.IsNot], ast.IsNot: [ast.Is], ast.In: [ast.NotIn],
    ast.NotIn: [ast.In], ast.Lt: [ast.LtE, ast.GtE], ast.LtE: [ast.Lt, ast.Gt], ast.Gt: [ast.GtE, ast.LtE],
    ast.GtE: [ast.Gt, ast.Lt],
}  # fmt: skip
COUNTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult}
# What a program does not do: types, decorators, imports, and the wording of f-strings.
LEFT_ALONE = {"annotation", "returns", "decorator_list", "format_spec", "type_params"}


@dataclass(frozen=True)
class Mutant:
    """One fault: where it is, what stood there, what stands there instead."""

    line: int
    original: str
    mutant: str
    number: int


def mutants_of(source):
    """Return every Mutant of a source, in the order of its lines.

    >>> [(m.original, m.mutant) for m in mutants_of("def f(x):\\n    return x > 1 and not x\\n")][:4]
    [('return x > 1 and (not x)', 'return None'), ('x > 1 and (not x)', 'x > 1 or not x'), ('x > 1', 'x >= 1'), ('x > 1', 'x <= 1')]
    """
    found = []
    for number, (line, old, new, *_) in enumerate(_changes(ast.parse(source))):
        found.append(Mutant(line, _shown(old), _shown(new), number))
    return sorted(found, key=lambda mutant: (mutant.line, mutant.number))


def written(source, mutant):
    """Return the source with the fault in it.

    >>> written("x = 1 + 2", mutants_of("x = 1 + 2")[0])
    'x = 1 - 2'
    """
    tree = ast.parse(source)
    for number, (_, _, new, holder, field, place) in enumerate(_changes(tree)):
        if number == mutant.number:
            if place is None:
                setattr(holder, field, new)
            else:
                getattr(holder, field)[place : place + 1] = [new] if new else []
            return ast.unparse(ast.fix_missing_locations(tree))
    raise ValueError(f"the source has no mutant {mutant.number}")


def _shown(node):
    text = " ".join(ast.unparse(node).split()) if node else "(left out)"
    return text if len(text) <= 110 else text[:107] + "..."


def _changes(tree):
    """Yield (line, old node, new node or None, its holder, field, place in the field's list or None)."""
    waiting = [tree]
    while waiting:
        holder = waiting.pop(0)
        for field, value in ast.iter_fields(holder):
            if field in LEFT_ALONE:
                continue
            for place, old in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if not isinstance(old, ast.AST) or _is_no_behaviour(old, holder):
                    continue
                waiting.append(old)
                if hasattr(old, "lineno"):
                    yield from ((old.lineno, old, new, holder, field, place) for new in _others(old, holder, field))


def _is_no_behaviour(node, holder):
    """Say whether a node only speaks to people: a docstring, an import, the guard of a script, words of an f-string.

    Checks of what cannot be otherwise are none either: assert, and `strict` of a zip.
    """
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Constant) and isinstance(holder, ast.JoinedStr):
        return True
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return True
    named = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
    script = isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)
    return named or script or isinstance(node, (ast.Import, ast.ImportFrom, ast.Assert))


def _others(node, holder, field):
    """Yield what could stand in a node's place, by kind of node; None leaves it out."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            for other in COMPARED[type(operator)]:
                ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
        yield ast.BinOp(node.left, COUNTED[type(node.op)](), node.right)
    elif isinstance(node, ast.Constant):
        yield from map(ast.Constant, _values(node.value))
    elif isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.keyword) and node.arg:
        yield None
    elif isinstance(node, ast.Return) and node.value and ast.unparse(node.value) != "None":
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, (ast.Expr, ast.AugAssign, ast.Continue, ast.Break, ast.Raise)):
        yield ast.Pass()
    if field in ("test", "ifs") and isinstance(holder, (ast.If, ast.comprehension)):
        yield ast.Constant(field == "ifs")  # the branch, or the filter, gone


def _values(value):
    """Return the values beside a constant; a text of several words is a sentence for people and stays."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, (int, float)):
        return [value + 1]
    if isinstance(value, str) and value and not any(c.isspace() for c in value):
        return ["XX" + value]
    return []
