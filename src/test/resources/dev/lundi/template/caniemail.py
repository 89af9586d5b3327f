"""Rewrites caniemail.csv: python3 caniemail.py CHECKOUT [FEATURE...]

CHECKOUT is a clone of https://github.com/hteumeuleu/caniemail. The features are those that
the file has, and those that are named, such as css-gap: see _features/ in the checkout.
"""
import csv
import pathlib
import re
import subprocess
import sys

CLIENTS = ["gmail.desktop-webmail", "gmail.ios", "gmail.android", "gmail.mobile-webmail", "apple-mail.macos",
           "apple-mail.ios", "outlook.windows", "outlook.outlook-com", "outlook.macos", "outlook.ios",
           "outlook.android", "yahoo.desktop-webmail", "yahoo.ios", "yahoo.android", "thunderbird.macos",
           "orange.desktop-webmail", "orange.ios", "orange.android", "laposte.desktop-webmail",
           "sfr.desktop-webmail", "sfr.ios", "sfr.android", "gmx.desktop-webmail", "gmx.ios", "gmx.android"]
FILE = pathlib.Path(__file__).with_name("caniemail.csv")


def git(checkout, *command):
    return subprocess.run(["git", "-C", checkout, *command], check=True, capture_output=True, text=True).stdout


def support(text):
    """What the last tested version of each client makes of a feature: y, a (almost), n or u (unknown)."""
    found, path = {}, []
    stats = re.split(r"notes_by_num:|links:", text[text.index("stats:"):])[0]
    for sign in re.finditer(r'"([^"]*)"\s*:\s*"([^"]*)"|([\w-]+)\s*:\s*\{|(\})', stats[6:].strip()[1:]):
        if sign[4]:
            path = path[:-1]
        elif sign[3]:
            path.append(sign[3])
        elif len(path) == 2:
            found[".".join(path)] = sign[2][0]
    return found


def main():
    checkout, *new = sys.argv[1:]
    old = list(csv.reader(line for line in FILE.open() if not line.startswith("#"))) if FILE.exists() else [[]]
    features = sorted({row[0] for row in old[1:]} | set(new))
    with FILE.open("w", newline="\n") as out:
        commit = git(checkout, "log", "-1", "--format=%h of %as").strip()
        out.write(f"# What mail programs support: an extract of caniemail.com, {commit}, made by caniemail.py.\n")
        out.write("# Copyright (c) 2019 Rémi Parmentier; MIT licence, see caniemail-LICENSE.txt.\n")
        out.write("# y: yes, a: almost, n: no, u: unknown; for the last version that was tested. The new Outlook for\n")
        out.write("# Windows is the one of outlook-com.\n")
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["feature", "tested", *CLIENTS])
        for feature in features:
            text = git(checkout, "show", f"HEAD:_features/{feature}.md")
            tested = re.search(r'last_test_date:\s*"([^"]*)"', text)[1]
            found = support(text)
            rows.writerow([feature, tested, *(found.get(client, "u") for client in CLIENTS)])


main()
