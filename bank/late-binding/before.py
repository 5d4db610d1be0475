def make_multipliers(count):
    return [lambda number: number * factor for factor in range(count)]


for multiply in make_multipliers(5):
    print(multiply(2))
