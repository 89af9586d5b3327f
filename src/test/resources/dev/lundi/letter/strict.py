"""Reads the messages of a folder as Python's strict e-mail policy does; prints each defect and how many were read."""
import email
import pathlib
import sys
from email import policy

ONCE = ["From", "To", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "List-Id", "List-Unsubscribe",
        "List-Unsubscribe-Post", "Feedback-ID", "Auto-Submitted"]


def defects(message, utf8_address):
    for name, value in message.items():
        for defect in getattr(value, "defects", []):
            # An address beyond ASCII stands in To as it is (RFC 6532).
            if not (utf8_address and name == "To"):
                yield f"{name}: {defect!r}"
    for part in message.walk():
        for defect in part.defects:
            yield repr(defect)
    for name in ONCE:
        if len(message.get_all(name, [])) != 1:
            yield f"{name} is not there once"
    parts = [part.get_content_type() for part in message.iter_parts()]
    if parts != ["text/plain", "text/html"]:
        yield f"parts {parts}"
    if not all(part.get_content().strip() for part in message.iter_parts()):
        yield "an empty part"
    if len(message["To"].addresses) != 1 or len(message["From"].addresses) != 1:
        yield "not one sender and one recipient"


count = 0
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    octets = file.read_bytes()
    utf8_address = "-utf8" in file.name
    chosen = policy.default.clone(linesep="\r\n") if utf8_address else policy.strict.clone(linesep="\r\n")
    try:
        found = list(defects(email.message_from_bytes(octets, policy=chosen), utf8_address))
    except Exception as ex:  # whatever strict policy raises is a defect
        found = [repr(ex)]
    for defect in found:
        print(f"{file.name}: {defect}")
    count += 1
print(f"{count} read")
