"""Small PDFs written by hand: pages of lines, and the ways a PDF can do harm."""

import zlib


def pdf(pages: list[list[str]]) -> bytes:
    """One page for each list of lines, in Helvetica and Windows-1252."""
    return of_contents([_drawn(lines) for lines in pages])


def of_contents(
    contents: list[bytes], filters: str = "", resources: bytes = b"", more: list[bytes] = (), trailer: str = ""
) -> bytes:
    """A PDF whose pages have these content streams, already packed as `filters` says.

    `more` are objects numbered from 4 on; objects 1 to 3 are catalogue, page tree and font.
    """
    first = 4 + len(more)
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(contents)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        font,
        *more,
    ]
    for i, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> "
            + resources
            + f" >> /Contents {first + 2 * i + 1} 0 R >>".encode()
        )
        objects.append(stream(content, filters))
    return _file(objects, trailer)


def stream(content: bytes, filters: str = "", entries: str = "") -> bytes:
    """A stream object; `filters` such as "/FlateDecode" are named, not applied."""
    named = f"/Filter [{filters}]" if filters else ""
    return f"<< {entries} {named} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def locked(lines: list[str]) -> bytes:
    """A PDF that opens with a password only."""
    key = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>"
    return of_contents([_drawn(lines)], more=[key], trailer="/Encrypt 4 0 R /ID [<00> <00>]")


def deflated(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def _drawn(lines: list[str]) -> bytes:
    shown = []
    for line in lines:
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(f"({escaped}) Tj T*".encode("cp1252"))
    return b"BT /F1 11 Tf 14 TL 50 800 Td\n" + b"\n".join(shown) + b"\nET"


def _file(objects: list[bytes], trailer: str) -> bytes:
    body, starts = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        starts.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    at = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    body += b"".join(f"{start:010d} 00000 n \n".encode() for start in starts)
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(body)
