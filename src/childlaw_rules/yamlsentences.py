"""What is wrong with a YAML text, in plain English with the way out."""

from __future__ import annotations

ANCHOR = "anchors and aliases (& and *) are not used; write the value out, or put the text in quotes"
TAG = "tags (!) are not used; delete it, or put a text that begins with ! in quotes"
DIRECTIVE = "a line that begins with % (a YAML directive) is not used; delete it"
DOCUMENTS = "a second document begins here; keep one document in a file, without --- and ... between"
CPR = "shaped like a CPR number, which a rule file never carries; write it in another way"
EMPTY = "the file is empty; write the rule in it, or delete the file"
QUESTION_MARK = (
    "a question mark inside { } or [ ] must stand in quotes; quote the text, or write it below its key, one key a line"
)
UNREADABLE = "the file cannot be read from here; compare indentation, quotes and brackets with the lines above"

# What the C parser and the Python parser say ("context: problem"), whether the fault is where the construct
# starts, and the sentence for it. The first that fits is used; {line} is the line where the construct starts.
_HERE, _AT_START = False, True
SENTENCES: tuple[tuple[str, bool, str], ...] = (
    (r"mapping values are not allowed", _HERE,
     "a colon cannot stand here; put a text that holds ': ' in quotes, or line the key up with the others"),
    (r"sequence entries are not allowed", _HERE,
     "a list cannot begin here; put each '- ' on a line of its own below the key"),
    (r"mapping keys are not allowed", _HERE,
     "a '? ' cannot stand here; put a text that begins with a question mark in quotes"),
    (r"could not find expected ':'", _AT_START,
     "this line is neither 'key: value' nor '- item'; add the colon or dash and a space after it, "
     "or indent the line further if it goes on with the text above"),
    (r"tab character|'\\t' that cannot start", _HERE, "a tab stands here; use spaces"),
    (r"cannot start any token", _HERE, "a text cannot begin with this character; put the text in quotes"),
    (r"quoted scalar: found unexpected (end|document)", _AT_START,
     "the quotation mark opened here is never closed; close it, "
     "and write '' for an apostrophe inside '...' or use \"...\""),
    (r"quoted scalar: ", _HERE,
     "a backslash inside \"...\" must begin a known escape; write \\\\ for a backslash, or use '...'"),
    (r"flow mapping: .*expected ',' or '}'", _HERE,
     "the { of line {line} is not closed before this; close it with }, and quote a text that holds "
     "': ' or ',' or write it below its key, one key a line"),
    (r"flow sequence: .*expected ',' or '\]'", _HERE,
     "the [ of line {line} is not closed before this; close it with ], and quote a text that holds "
     "': ' or ',' or write the list below its key, one '- ' a line"),
    (r"flow node: ", _HERE,
     "a value or the closing } or ] is missing here; add it, or put the text in quotes"),
    (r"unexpected ':'", _HERE,
     "a colon inside { } or [ ] needs a space after it; add the space, or put the text in quotes"),
    (r"block mapping: ", _HERE,
     "this does not go on with the keys that begin on line {line}; line it up with them, "
     "and put the whole of a text that begins with a quotation mark or bracket in quotes"),
    (r"block collection: ", _HERE,
     "this does not go on with the list that begins on line {line}; begin the line with '- ' below the "
     "others, or line it up with the key it belongs to"),
    (r"node content", _HERE,
     "a value is missing here; add it, or put a text that begins with a sign in quotes"),
    (r"scanning an (alias|anchor)", _AT_START, ANCHOR),
    (r"directive|YAML document|duplicate", _HERE, DIRECTIVE),
    (r"\btag\b", _AT_START, TAG),
    (r"block scalar", _HERE,
     "only a comment may follow | or > on its line; begin the text on the next line, indented"),
    (r"<document start>", _HERE,
     "text stands after the end of the document; keep one document in a file, "
     "and put the whole of a text that begins with a quotation mark or bracket in quotes"),
    (r"", _HERE, UNREADABLE),
)  # fmt: skip
