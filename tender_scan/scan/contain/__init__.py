"""Walls round a worker: what a process that reads hostile bytes may not do."""
