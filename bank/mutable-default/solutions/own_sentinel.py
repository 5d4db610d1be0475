_NEW = object()


def add_tag(tag, tags=_NEW):
    """The same where None itself could be given: only a caller who gives nothing gets a new list."""
    if tags is _NEW:
        tags = []
    tags.append(tag)
    return tags
