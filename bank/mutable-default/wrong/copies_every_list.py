def add_tag(tag, tags=()):
    tags = list(tags)
    tags.append(tag)
    return tags
