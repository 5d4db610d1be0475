MIRROR = str.maketrans("()[]{}", ")(][}{")


def is_balanced(text):
    brackets = "".join(character for character in text if character in "()[]{}")
    half = brackets[: len(brackets) // 2]
    return brackets == half + half[::-1].translate(MIRROR)
