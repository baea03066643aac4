"""The data dictionary, written from the schemas."""

from helpers.tables.schemas import SCHEMAS


def dictionary():
    """Return the data dictionary as Markdown: every table, what a row is, every column."""
    lines = [
        "# Data dictionary",
        "",
        "Made from `src/helpers/tables/schemas.py` by `make dictionary`; do not edit.",
        "",
    ]
    for name, schema in SCHEMAS.items():
        lines += [f"## {name}", "", f"One row is {schema.description}.", "", "| column | type | what it is |"]
        lines += ["| --- | --- | --- |"]
        for column, rule in schema.columns.items():
            lines.append(f"| {column} | {rule.metadata['type']} | {rule.description} |")
        lines.append("")
    return "\n".join(lines)
