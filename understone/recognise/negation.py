"""Whether the words around a match take it back.

Plain and small. A denying word before the match, in the same clause and close by, takes it back ("not locked in").
A denial of signs as such ("no sign of", "denied being", "no concerns about") reaches to the end of its clause, and
over the commas of a list that holds "or" ("no sign of bruising, threats or debts"). A question asked or a check
made is no sign either ("asked whether he was locked in"); advice reaches to the end of its sentence. "But" ends
every reach. A denying word that is part of the match itself ("not allowed out") never takes it back. What a person
denies about themselves in one clause leaves the signs in the others standing.
"""

from __future__ import annotations

from understone.recognise.grammar import DENYING, word_set
from understone.recognise.reading import Reading

#: How many words may stand between a plain denying word and what it denies.
REACH = 6

_DENIALS = frozenset({"denies", "denied", "denying", "deny", "refutes", "refuted"})
_PLAIN = DENYING - _DENIALS - {"wont", "wouldnt", "nobody"}
#: "no sign of", "not disclose any", "nothing to suggest": a denial of signs as such.
_SIGN_WORDS = tuple(
    sorted(
        word_set("sign evidence indicat concern suggest disclos complain mention report allegation trace hint issue")
    )
)
_CONTRAST = frozenset({"but", "however", "although", "though", "yet", "except", "instead", "despite"})
_JOINS = frozenset({"and", "then", "plus"})
_SUBORDINATE = frozenset({"as", "because", "since", "so", "who", "which", "when", "while", "after", "until", "where"})
#: "did not know that …", "would not explain why …", "no longer": the rest of the clause still stands.
_LEAVES_STANDING = word_set(
    "only just sure known know knew knows want wanting wanted wish tell telling understand explain realise aware "
    "happy trust like longer doubt idea comment reply answer matter until long speak talk engage recall remember "
    "deny fixed surprising uncommon able"
)
_WOULD = frozenset({"would", "will", "wont", "wouldnt"})
#: "denied the offence saying he was locked in": what is said next stands.
_SAYING = word_set(
    "say says said saying state states stated stating claim claims claimed claiming report reports reported "
    "reporting explains explained admits admitted discloses disclosed"
)
_ASKING = frozenset({"asked", "asking", "ask", "check", "checked", "checks", "checking", "establish", "determine"})
_WHETHER = frozenset({"if", "whether"})
_ADVISING = frozenset({"leaflet", "leaflets", "poster", "posters", "briefing", "awareness"})
_TEACHING = frozenset({"advice", "training", "guidance", "information"})
_ON = frozenset({"on", "about", "around", "regarding"})
_NIL = frozenset({"none", "nil", "negative"})
_NOT_SEEN = word_set(
    "seen found present disclosed identified apparent evident noted observed visible reported established"
)


def is_taken_back(reading: Reading, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` (indexes, inclusive) are denied, asked about or only advised on."""
    start, end = reading.sentence(first)
    if any(_is_advice(reading.words, at) for at in range(start, first)):
        return True
    return _is_denied_after(reading, last, end) or _is_denied_before(reading, first, (start, end))


def _is_denied_before(reading: Reading, first: int, sentence: tuple[int, int]) -> bool:
    words = reading.words
    has_mark, has_join = first in reading.clause_starts, False
    for at in range(first - 1, sentence[0] - 1, -1):
        word = words[at]
        if word in _CONTRAST:
            return False
        if _is_wide(words, at, sentence[1]):
            in_list = any(link in words[at : sentence[1]] for link in ("or", "nor"))
            if in_list or not (has_mark or has_join):
                return True
        elif not (has_mark or has_join) and _is_close_cue(words, at, first):
            return True
        if word in _SUBORDINATE or (word in _SAYING and (at == 0 or words[at - 1] not in DENYING)):
            return False
        has_join = has_join or word in _JOINS
        has_mark = has_mark or at in reading.clause_starts
    return False


def _is_wide(words: tuple[str, ...], at: int, end: int) -> bool:
    """Whether a denial of signs as such starts here."""
    if words[at] in _DENIALS:
        return at == 0 or words[at - 1] not in {"not", "didnt", "cannot"}
    following = words[at + 1 : min(at + 4, end)]
    return words[at] in _PLAIN and any(word.startswith(_SIGN_WORDS) for word in following)


def _is_advice(words: tuple[str, ...], at: int) -> bool:
    """Whether the rest of the sentence is what people were taught, not what was seen."""
    return words[at] in _ADVISING or (words[at] in _TEACHING and words[at + 1] in _ON)


def _is_close_cue(words: tuple[str, ...], at: int, first: int) -> bool:
    """Whether a plain denying word or a question stands here and reaches the match."""
    following = words[at + 1] if at + 1 < first else ""
    if words[at] in _ASKING:
        return following in _WHETHER or (words[at].startswith("check") and following == "for")
    if words[at] not in _PLAIN or first - at - 1 > REACH:
        return False
    return following not in _LEAVES_STANDING and (at == 0 or words[at - 1] not in _WOULD)


def _is_denied_after(reading: Reading, last: int, end: int) -> bool:
    """ "Injuries: none", "bruising not seen"."""
    after = [word for word in reading.words[last + 1 : min(last + 4, end)] if word not in {"was", "were", "is", "are"}]
    if not after:
        return False
    return after[0] in _NIL or (after[0] == "not" and len(after) > 1 and after[1] in _NOT_SEEN)
