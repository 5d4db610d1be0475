_DEFAULT = []


def add_tag(tag, tags=_DEFAULT):
    if tags is _DEFAULT:
        tags.clear()
    tags.append(tag)
    return tags
