def add_tag(tag, tags=None):
    """Add tag to tags, or to a new list if none is given, and return the list."""
    if tags is None:
        tags = []
    tags.append(tag)
    return tags
