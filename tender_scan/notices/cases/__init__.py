"""Cases: the notices of one procurement, from intention to acceptance."""
