def make_counter(start):
    count = start

    def read():
        return count

    def step():
        count += 1
        return count

    def reset():
        count = 0

    return read, step, reset


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__)


read, step, reset = make_counter(5)
show(read)
show(step)
show(reset)
show(read)
