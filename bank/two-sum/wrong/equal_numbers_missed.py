def two_sum(numbers, target):
    position_of = {number: position for position, number in enumerate(numbers)}
    for number, position in position_of.items():
        partner = position_of.get(target - number)
        if partner is not None and partner != position:
            return [position, partner]
    return None
