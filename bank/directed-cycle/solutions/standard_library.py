from graphlib import CycleError, TopologicalSorter


def has_cycle(graph):
    """graphlib takes the lists as predecessors; turning all edges round changes nothing about cycles."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False
