def is_anagram(first, second):
    return sorted(first.strip().casefold()) == sorted(second.strip().casefold())
