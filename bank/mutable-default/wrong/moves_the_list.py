_EMPTY = []


def add_tag(tag, tags=None):
    if tags is None:
        tags = _EMPTY
    tags.append(tag)
    return tags
