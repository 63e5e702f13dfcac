"""Sets that are joined pair by pair."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Union(Generic[Item]):
    """A disjoint-set forest: what is joined, directly or through others, is one set."""

    def __init__(self) -> None:
        self._parent: dict[Item, Item] = {}

    def find(self, item: Item) -> Item:
        """Name the set of an item by one of its items."""
        self._parent.setdefault(item, item)
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, one: Item, other: Item) -> None:
        """Make one set of the sets of two items."""
        self._parent[self.find(other)] = self.find(one)

    def sets(self) -> list[list[Item]]:
        """All sets with the items ever named, in the order of naming."""
        found: defaultdict[Item, list[Item]] = defaultdict(list)
        for item in self._parent:
            found[self.find(item)].append(item)
        return list(found.values())

    def join_all(self, items: Iterable[Item]) -> None:
        """Make one set of the sets of all items."""
        first: Item | None = None
        for item in items:
            if first is None:
                first = item
                self.find(item)
            else:
                self.join(first, item)
