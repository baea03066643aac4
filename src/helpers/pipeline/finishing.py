"""The tables of one part, once it is known who spoke and which stories there are; a part is written anew where what it is made of changed.

What a part was made of is kept in `finished/` beside what was found, and with it what its quotations say of their speakers.
"""

import hashlib
import json
from functools import cache
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from helpers.pipeline.cache import code_version
from helpers.pipeline.earlier import found_file, marker
from helpers.pipeline.finding import LIGHT, articles_of
from helpers.pipeline.store import Store
from helpers.speakers import OF_SPEAKERS, WHO, with_speakers
from helpers.stories import with_people
from helpers.tables import arrow_schema, empty


def finish(place, part, number, source, texts):
    """Write the tables of one part, where they are not there as they would be written; return what `write_part` does of each.

    `place`, `number`, `source` and `texts` are those of whole.across. What its quotations say of their speakers is left in `spoken_file`.
    """
    home, out = Store(place.found), Store(place.out)
    made_of = _print(home, out, place, part, texts)
    written = _as_it_was(home, out, part, number, made_of)
    if written is None:
        written = _finished(home, out, place, part, number, source, texts)
        tables = {name: [rows, out.print_of(f"{name}/{file}")] for name, file, rows, _ in written}
        held = {"of": made_of, "spoken": home.print_of(spoken_file(part)), "tables": tables}
        home.write(f"finished/{part}.json", f"{json.dumps(held, indent=1)}\n".encode())
    return written


def spoken_file(part):
    return f"finished/{part}.spoken.parquet"


def forget(found, parts):
    """Remove what is kept in folder `found` of parts that are gone."""
    home = Store(found)
    kept = {name for part in parts for name in (f"finished/{part}.json", spoken_file(part))}
    for name in home.names("finished"):
        if name not in kept:
            home.remove(name)


def write_part(out, name, number, frame):
    """Write part `number` of table `name` to the Store `out`; return (table, file, rows, bytes)."""
    file = f"part-{number:05d}.parquet"
    known = set(frame) <= set(arrow_schema(name).names)
    print_ = out.write_frame(f"{name}/{file}", frame, arrow_schema(name, list(frame)) if known else None)
    return name, file, len(frame), print_["bytes"]


def write_rows(out, name, number, table):
    """Write an Arrow table with all columns of table `name` as its part `number`: see `write_part`, whose bytes are the same."""
    file, schema = f"part-{number:05d}.parquet", _schema(name)
    print_ = out.write_table(f"{name}/{file}", table.select(schema.names).cast(schema).combine_chunks())
    return name, file, len(table), print_["bytes"]


@cache
def _schema(name):
    """Return the Arrow schema of table `name` with the notes by which pandas reads it."""
    return pa.Table.from_pandas(empty(name), arrow_schema(name), preserve_index=False).schema


def _finished(home, out, place, part, number, source, texts):
    quotes = home.read_frame(found_file("quotes", part)).drop(columns="resolved_kind")
    quotes = quotes.join(out.read_frame(f"{place.work}/who/{part}.parquet"))
    home.write_frame(spoken_file(part), quotes.loc[quotes["speaker_id"] != "", [*WHO, *OF_SPEAKERS]])
    written = [write_part(out, "quotes", number, with_speakers(quotes))]
    for name in ("sentences", "dates"):  # as they were found, they are the table's already
        written.append(_copy(home, found_file(name, part), out, name, number))
    articles = articles_of(source) if texts else home.read_frame(found_file("articles", part), columns=LIGHT)
    articles = with_people(articles, home.read_frame(found_file("profiles", part), columns=["article_id", "people"]))
    articles["story_id"] = out.read_frame(f"{place.work}/story/{part}.parquet")["story_id"].to_numpy()
    return [*written, write_part(out, "articles", number, articles)]


def _print(home, out, place, part, texts):
    """Return a hash of all that the tables of a part depend on."""
    files = [out.print_of(f"{place.work}/{what}/{part}.parquet")["sha256"] for what in ("who", "story")]
    own = hashlib.sha256(Path(__file__).read_bytes() + home.read(marker(part))).hexdigest()
    return hashlib.sha256(json.dumps([code_version(), own, part, texts, *files]).encode()).hexdigest()


def _as_it_was(home, out, part, number, made_of):
    """Return what was written of a part that is made of the same, or None where that is not there any more."""
    file = f"part-{number:05d}.parquet"
    try:
        held = json.loads(home.read(f"finished/{part}.json"))
        same = held["of"] == made_of and home.print_of(spoken_file(part)) == held["spoken"]
        same = same and all(out.print_of(f"{name}/{file}") == known for name, (_, known) in held["tables"].items())
        return [(name, file, rows, known["bytes"]) for name, (rows, known) in held["tables"].items()] if same else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _copy(home, file, out, name, number):
    """Write the file of the Store `home` as part `number` of table `name`; return what `write_part` does."""
    content, part = home.read(file), f"part-{number:05d}.parquet"
    out.write(f"{name}/{part}", content)
    return name, part, pq.ParquetFile(BytesIO(content)).metadata.num_rows, len(content)
