"""Graphs that are too large to write down. Each generator returns the arguments as a tuple."""


def diamonds(rng, n):
    """n diamonds in a row: two ways to the end of each, so 2 to the power of n ways through all of them."""
    graph = {}
    for number in range(n):
        left, right = f"left {number}", f"right {number}"
        graph[f"corner {number}"] = [left, right]
        graph[left] = [f"corner {number + 1}"]
        graph[right] = [f"corner {number + 1}"]
    return (graph,)


def layers(rng, n):
    """About n nodes in 60 layers, each with edges to two nodes of the next layer."""
    width = n // 60
    graph = {}
    for layer in range(60):
        for place in range(width):
            successors = [f"{layer + 1}-{rng.randrange(width)}" for _ in range(2)]
            graph[f"{layer}-{place}"] = successors if layer < 59 else []
    return (graph,)


def chain_of(rng, n):
    """n names in a random order, each with an edge to the next one."""
    names = [f"node {number}" for number in range(n)]
    rng.shuffle(names)
    return {name: [following] for name, following in zip(names, names[1:])}, names


def long_chain(rng, n):
    graph, _ = chain_of(rng, n)
    return (graph,)


def long_ring(rng, n):
    graph, names = chain_of(rng, n)
    graph[names[-1]] = [names[0]]
    return (graph,)


def ring_at_the_end(rng, n):
    """A long chain whose last node has an edge to the one before it."""
    graph, names = chain_of(rng, n)
    graph[names[-1]] = [names[-2]]
    return (graph,)
