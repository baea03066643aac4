"""What `make` calls: run one report, list a notebook's parameters, write the index and the pages behind it."""

import argparse

from helpers.problems import one_line_errors


def run(notebook, report, params, tables):
    from helpers.reporting.running import run as run_notebook

    run_notebook(notebook, report, params, tables)
    print(f"Made {report}")


def params(notebook):
    from helpers.reporting.parameters import GIVEN_BY_RUNNER, declared

    for parameter in declared(notebook):
        if parameter.name not in GIVEN_BY_RUNNER:
            print(f"{parameter.name}: {parameter.type} = {parameter.default!r}\n    {parameter.what}")


def index(index, reports, tables, text):
    from helpers.reporting.site import write_site

    write_site(index, reports, tables, text)


def pdf(index):
    from helpers.reporting.printing import print_reports

    for path in print_reports(index):
        print(f"Made {path}")


def main():
    parser = argparse.ArgumentParser(prog="python -m helpers.reporting", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    step = steps.add_parser("run")
    step.add_argument("notebook")
    step.add_argument("report")
    step.add_argument("--params")
    step.add_argument("--tables", default="build/tables")
    step = steps.add_parser("params")
    step.add_argument("notebook")
    step = steps.add_parser("index")
    step.add_argument("index")
    step.add_argument("--reports", nargs="*", default=[])
    step.add_argument("--tables", default="build/tables")
    step.add_argument("--text", choices=["full", "excerpt"], default="full")
    step = steps.add_parser("pdf")
    step.add_argument("index")
    arguments = vars(parser.parse_args())
    {"run": run, "params": params, "index": index, "pdf": pdf}[arguments.pop("step")](**arguments)


if __name__ == "__main__":
    one_line_errors(main)
