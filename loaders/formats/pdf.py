"""A PDF as the text of its pages, by PDFium: no meaning, no layout, no OCR.

Documents come from anywhere, so what one may cost is limited before and while it is read.
What cannot be bounded here, such as one page that draws itself a million times, is for the
worker that reads it: WORKER_SECONDS and WORKER_BYTES are what a document may take at most.
"""

import re
import threading
import time
import zlib

import pypdfium2 as pdfium

MAX_BYTES = 64 * 1024**2
MAX_PAGES = 1_000
MAX_CHARACTERS = 5_000_000
MAX_PAGE_CHARACTERS = 200_000
"""The fullest page seen has about 5,500."""
MAX_UNFOLDED = 64 * 1024**2
"""Bytes one deflated stream may unfold to; the longest seen in a report has 0.3 million."""
MAX_DRAWN = 4 * 1024**2
"""The same where it is plain text, as drawing instructions are: PDFium spends 115 bytes on each letter drawn."""
MAX_SECONDS = 20
"""Between first and last page; 60 pages take 0.2 s."""
WORKER_SECONDS, WORKER_BYTES = 60, 2 * 1024**3

DEFLATE_RATIO = 1_032
"""No deflated stream unfolds to more than this many times its length."""
DEFLATED = 8
"""Low half of the first byte of a deflated stream."""
LETTERS_PER_PAGE = 25
"""With fewer on average the pages are pictures."""

_STREAM = re.compile(rb"stream(?:\r\n|\n|\r)")
_PACKED_TWICE = re.compile(rb"\[[^][]{0,80}/(?:Fl|LZW)[^][]{0,80}/(?:Fl|LZW)[^][]{0,80}\]")
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_ONE_AT_A_TIME = threading.Lock()  # PDFium is not safe for threads, and the app reads uploads in several


class Unreadable(Exception):
    """The document cannot be read, or is not one we read; the message is the reason, a sentence."""


def pages(content: bytes) -> list[str]:
    """The text of each page, lines ended by "\\n", hyphens at line ends kept as "-".

    Raises Unreadable for what is no PDF, is cut short, locked, damaged or a scan, and for
    a document over a limit of this module.
    """
    _check_bytes(content)
    with _ONE_AT_A_TIME:
        texts = _texts(content)
    letters = sum(len(text) - text.count(" ") - text.count("\n") for text in texts)
    if letters < LETTERS_PER_PAGE * len(texts):
        raise Unreadable("The pages hold no text: they are pictures, as of a scan, and are not read.")
    return texts


def _check_bytes(content: bytes) -> None:
    if not content.strip(b"\0 \t\r\n"):
        raise Unreadable("The file is empty.")
    start = content[:2048].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        raise Unreadable("The file is a web page, not a PDF: it was saved in place of the document.")
    if b"%pdf-" not in start[:1024]:
        raise Unreadable("The file is not a PDF.")
    if len(content) > MAX_BYTES:
        raise Unreadable(f"The file has {len(content):,} bytes; at most {MAX_BYTES:,} are read.")
    if b"%%EOF" not in content[-2048:]:
        raise Unreadable("The file is cut short: the end of the PDF is missing.")
    if _PACKED_TWICE.search(content):
        raise Unreadable("The file is packed twice over, as harmful files are, and is not opened.")
    for found in _STREAM.finditer(content):
        end = content.find(b"endstream", found.end())
        end = end if end >= 0 else len(content)
        if (end - found.end()) * DEFLATE_RATIO > MAX_DRAWN and content[found.end()] & 0x0F == DEFLATED:
            _check_stream(memoryview(content)[found.end() : end])


def _check_stream(packed: memoryview) -> None:
    """Unfold a deflated stream only to see that it stays small; one that is not sound is PDFium's affair."""
    unpack = zlib.decompressobj()
    try:
        unfolded = unpack.decompress(packed, MAX_DRAWN + 1)
        if len(unfolded) <= MAX_DRAWN:
            return
        most = MAX_DRAWN if len(unfolded.translate(None, _PLAIN)) < len(unfolded) / 3 else MAX_UNFOLDED
        if most == MAX_UNFOLDED and len(unpack.decompress(unpack.unconsumed_tail, most - MAX_DRAWN)) < most - MAX_DRAWN:
            return
    except zlib.error:
        return
    raise Unreadable(f"Part of the file unfolds to more than {most:,} bytes and is not opened.")


def _texts(content: bytes) -> list[str]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if b"/Encrypt" in content:  # PDFium's own code may be that of the document before
            raise Unreadable("The PDF is locked: it opens with a password or certificate only.") from error
        raise Unreadable("The PDF is damaged and cannot be opened.") from error
    try:
        if len(document) > MAX_PAGES:
            raise Unreadable(f"The document has {len(document):,} pages; at most {MAX_PAGES:,} are read.")
        return _within_limits(document)
    finally:
        document.close()


def _within_limits(document: pdfium.PdfDocument) -> list[str]:
    texts, characters, began = [], 0, time.monotonic()
    for number in range(1, len(document) + 1):
        text = _page_text(document, number)
        texts.append(text)
        characters += len(text)
        if characters > MAX_CHARACTERS:
            raise Unreadable(f"The document has more than {MAX_CHARACTERS:,} characters by page {number}.")
        if time.monotonic() - began > MAX_SECONDS:
            raise Unreadable(f"The document took more than {MAX_SECONDS} seconds by page {number}.")
    return texts


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    try:
        page = document[number - 1]
        drawn = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise Unreadable(f"Page {number} of the PDF is damaged and cannot be read.") from error
    try:
        if drawn.count_chars() > MAX_PAGE_CHARACTERS:
            raise Unreadable(f"Page {number} has more than {MAX_PAGE_CHARACTERS:,} characters.")
        # PDFium writes U+FFFE (or \x02, asked another way) for a hyphen at the end of a line and joins the lines.
        return drawn.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")
    finally:
        drawn.close()
        page.close()
