def two_sum(numbers, target):
    position_of = {}
    for position, number in enumerate(numbers):
        if position_of.get(target - number):
            return [position_of[target - number], position]
        position_of[number] = position
    return None
