"""The pages around the reports: index, articles, speakers, search. Every address of the site is made in `urls`."""
