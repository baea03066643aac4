"""From articles to tables: runs the stages in order on this machine or a cluster, keeps a cache, applies corrections."""
