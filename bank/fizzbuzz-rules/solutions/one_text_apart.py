def fizzbuzz(first, last, rules):
    return [text_of(number, rules) for number in range(first, last + 1)]


def text_of(number, rules):
    text = ""
    for divisor, word in rules:
        if number % divisor == 0:
            text += word
    return text or str(number)
