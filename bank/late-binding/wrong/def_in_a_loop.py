def make_multipliers(count):
    multipliers = []
    for factor in range(count):

        def multiply(number):
            return number * factor

        multipliers.append(multiply)
    return multipliers
