"""Who buys what from whom, for how much, when: the fields of a notice."""
