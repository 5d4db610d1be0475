def two_sum(numbers, target):
    last_position = {number: position for position, number in enumerate(numbers)}
    for position, number in enumerate(numbers):
        partner = last_position.get(target - number)
        if partner is not None and partner != position:
            return [position, partner]
    return None
