"""Graphs that are too large to write down. Each generator returns the arguments as a tuple."""


def large_tree(rng, n):
    """A tree of n nodes: two stars, listed from and to their middle, and the rest hung on at random."""
    middles = (0, 1)
    third = n // 3
    edges = [(1, 0)]
    edges += [(middles[0], node) for node in range(2, third)]
    edges += [(node, middles[1]) for node in range(third, 2 * third)]
    edges += [(rng.randrange(node), node) for node in range(2 * third, n)]
    rng.shuffle(edges)
    return n, edges


def long_path(rng, n):
    """All nodes in one line, whose order has nothing to do with their numbers."""
    nodes = list(range(n))
    rng.shuffle(nodes)
    return n, list(zip(nodes, nodes[1:]))


def long_ring(rng, n):
    """The same, and the last node is joined to the first."""
    count, edges = long_path(rng, n)
    ends = (edges[-1][1], edges[0][0])
    return count, edges + [ends]


def ring_at_the_end(rng, n):
    """Two long paths, and a short ring at the end of the second."""
    half = n // 2
    edges = [(node, node + 1) for node in range(half - 1)]
    edges += [(node, node + 1) for node in range(half, n - 1)]
    edges.append((n - 1, n - 3))
    return n, edges
