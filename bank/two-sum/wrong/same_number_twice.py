def two_sum(numbers, target):
    position_of = {number: position for position, number in enumerate(numbers)}
    for position, number in enumerate(numbers):
        if target - number in position_of:
            return [position, position_of[target - number]]
    return None
