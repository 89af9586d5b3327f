"""Verifies the signatures of every mail in a folder with dkimpy: "<file> <selector> pass|fail" a line."""
import pathlib
import sys

import dkim

folder, keys = map(pathlib.Path, sys.argv[1:])
entries = dict(line.split(" ", 1) for line in keys.read_text().splitlines())


def look_up(name, timeout=5):
    return entries[name.decode().rstrip(".")].encode()


for file in sorted(folder.glob("*.eml")):
    message = file.read_bytes()
    for index in range(message.count(b"DKIM-Signature: v=1;")):
        signature = dkim.DKIM(message)
        try:
            verdict = signature.verify(idx=index, dnsfunc=look_up)
        except dkim.DKIMException:
            verdict = False
        print(file.name, signature.signature_fields[b"s"].decode(), "pass" if verdict else "fail")
