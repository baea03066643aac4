"""From articles to tables: every stage in order, on this machine or a cluster, with a cache."""
