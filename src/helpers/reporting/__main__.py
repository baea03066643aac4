"""What `make` calls: the argument says what to make; all other choices come from the environment (see choices.py)."""

import os
import sys
from pathlib import Path


def reports():
    from helpers.reporting import building
    from helpers.reporting.choices import from_environment

    building.reports(from_environment(os.environ))


def one():
    """Make the report that REPORT names, and the site around it."""
    if not os.environ.get("REPORT", "").strip():
        raise SystemExit("dateline: name the report: make one REPORT=timeline/singapore-2018")
    reports()


def pdf():
    from helpers.reporting import building
    from helpers.reporting.choices import from_environment

    building.pdf(from_environment(os.environ))


def pictures():
    """Make the sites of the sample and of the tutorial's articles, and of their pages the pictures that the docs show."""
    from helpers.reporting import building
    from helpers.reporting.choices import from_environment
    from helpers.reporting.pictures import PICTURES, TUTORIAL, take_pictures

    home = os.environ.get("BUILD", "build")
    for corpus, build, which in (("data/sample", home, PICTURES), ("docs/harbour", f"{home}-harbour", TUTORIAL)):
        choices = from_environment({**os.environ, "CORPUS": corpus, "BUILD": build, "REPORT": ""})
        building.reports(choices)
        for path in take_pictures(choices.build, which):
            building.say(f"Made {path}")


def tables():
    from helpers.reporting import building
    from helpers.reporting.choices import from_environment

    building.tables(from_environment(os.environ))


def clean():
    from helpers.reporting import building
    from helpers.reporting.choices import from_environment

    building.clean(from_environment(os.environ))


def params():
    """Print the parameters of the notebook that NOTEBOOK names."""
    from helpers.reporting.parameters import GIVEN_BY_RUNNER, declared

    for parameter in declared(Path("notebooks") / f"{os.environ.get('NOTEBOOK') or 'timeline'}.ipynb"):
        if parameter.name not in GIVEN_BY_RUNNER:
            print(f"{parameter.name}: {parameter.type} = {parameter.default!r}\n    {parameter.what}")


def run():
    """Make one report for the process that started this one."""
    from helpers.reporting.kernels import answer

    answer()


STEPS = {step.__name__: step for step in (reports, one, pdf, pictures, tables, clean, params, run)}


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in STEPS:
        raise SystemExit(f"dateline: python -m helpers.reporting takes one of {', '.join(STEPS)}")
    # Arrow's own pool of memory keeps what was freed between many small parts, as much again as they take, and is no faster
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    # jsonschema would load it with nbformat, for addresses that no notebook holds: 1.2 s
    sys.modules.setdefault("rfc3987_syntax", None)
    from helpers.pipeline.spawn import few_searches_for_garbage

    with few_searches_for_garbage():  # while libraries are loaded too: a fifth of the time that they take
        STEPS[sys.argv[1]]()


def in_one_line():
    """Run main(); an error ends it with one line (problems.one_line_errors, imported only then, since it needs pandas)."""
    try:
        main()
    except (Exception, KeyboardInterrupt) as error:
        failed = error
    else:
        return
    from helpers.problems import one_line_errors

    def again():
        raise failed

    one_line_errors(again)


if __name__ == "__main__":
    in_one_line()
