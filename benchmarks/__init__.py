"""Benchmarks: accuracy and speed of Dateline, and of other tools where there are any."""
