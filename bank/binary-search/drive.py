"""Counts how many items a search looks at."""

from collections.abc import Sequence

ALLOWED = 64


class CountedSequence(Sequence):
    """The numbers 1, 4, 7, ... which are made when somebody looks at them."""

    def __init__(self, length):
        self.length = length
        self.reads = 0

    def __len__(self):
        return self.length

    def __getitem__(self, position):
        if isinstance(position, slice):
            positions = range(self.length)[position]
            self.reads += len(positions)
            return [3 * each + 1 for each in positions]
        self.reads += 1
        return 3 * range(self.length)[position] + 1


def search(module, target):
    items = CountedSequence(200_000)
    position = module.binary_search(items, target)
    return {"target": target, "position": position, f"at most {ALLOWED} looks": items.reads <= ALLOWED}


def few_looks(module):
    """Searches 200,000 items, in several places; 64 looks are more than three times what is needed."""
    wanted = [1, 4, 3 * 99_999 + 1, 3 * 123_456 + 1, 3 * 199_999 + 1]
    missing = [0, 300_000 + 2, 600_000]
    return [search(module, target) for target in wanted + missing]
