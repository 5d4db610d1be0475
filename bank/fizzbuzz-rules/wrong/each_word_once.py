def fizzbuzz(first, last, rules):
    texts = []
    for number in range(first, last + 1):
        text = ""
        for divisor, word in rules:
            if number % divisor == 0 and word not in text:
                text += word
        texts.append(text or str(number))
    return texts
