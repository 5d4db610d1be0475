import json


def changed_fields(old, new):
    return [name for name in old if old[name] is not new[name]]


records = [
    '{"stock": 12, "sold": 12000}',
    '{"name": "lamp", "sizes": [3, 4]}',
    '{"note": null, "visible": true}',
]
for text in records:
    print(changed_fields(json.loads(text), json.loads(text)))
print(changed_fields(json.loads('{"stock": 12}'), json.loads('{"stock": 11}')))
