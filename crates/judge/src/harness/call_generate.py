def run():
    import random

    n, seed = EXTRA
    return encode(getattr(load("generate", "generate.py"), NAME)(random.Random(seed), n))
