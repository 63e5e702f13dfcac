"""Near-duplicates: one notice reposted, cut, or with site furniture round it."""
