"""What is too much: every limit on what is opened, in one place, so that no file can fill memory or run for ever."""

WHOLE_FILE = 256 * 2**20  # bytes of a file that has to be in memory at once (not JSONL, CSV, Parquet: read in pieces)
ARTICLE = 2_000_000  # characters of one article; the longest in archives are book-length supplements
ARTICLES_IN_FILE = 2_000_000  # articles taken from one file
FIELD = 20_000_000  # characters of one CSV field or one JSONL line

ZIP_MEMBERS = 20_000  # files in one archive
ZIP_TOTAL = 2**30  # bytes an archive may unpack to, all members together
ZIP_RATIO = 200  # times smaller than its content a member may be packed (text packs 3 to 20 times)
ZIP_DEPTH = 1  # archives inside archives: none

PDF_PAGES = 500  # pages read of one PDF
HEAD = 65_536  # bytes looked at to tell a format
