"""Analysis: frames of the tables in, frames of numbers out.

Nothing here knows HTML, an address of the site or a sentence of a report: reporting/ puts the figures into words, and
site/ makes every address. Rows name what they are about by its ids (`speaker_id`, `article_id`, `quote_id`, `start`).
"""
