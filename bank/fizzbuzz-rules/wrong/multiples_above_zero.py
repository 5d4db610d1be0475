def fizzbuzz(first, last, rules):
    texts = []
    for number in range(first, last + 1):
        text = ""
        for divisor, word in rules:
            if number >= 0 and number % divisor == 0:
                text += word
        texts.append(text or str(number))
    return texts
