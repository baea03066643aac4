"""Writes a notebook with one cell of parameters, for the tests of this folder."""

import nbformat


def write(path, parameters_, *cells, heading="# Who & when?"):
    """Write the notebook `path`; return it."""
    made = nbformat.v4.new_notebook()
    first = nbformat.v4.new_code_cell(parameters_)
    first.metadata["tags"] = ["parameters"]
    made.cells = [nbformat.v4.new_markdown_cell(heading), first, *cells]
    nbformat.write(made, path)
    return made
