"""Tells Vietnamese syllables from noise: a score for guessing encodings, no validation.

Minority names (Ksor, Êban) are no Kinh syllables, so this must never refuse a name.
"""

import functools
import unicodedata

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu q r s t th tr v x"
_RIME_LIST = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng "
    "âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc "
    "iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang "
    "oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong "
    "ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât "
    "uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya "
    "uych uynh uyên uyêt uyn uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương "
    "ươp ươt ươu ưt ưu y yêm yên yêt yêu yêng"
)
_ONSETS = tuple(_ONSET_LIST.split())
_RIMES = frozenset(_RIME_LIST.split())
_STOPPED = ("c", "ch", "p", "t")
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")


@functools.cache
def is_syllable(word: str) -> bool:
    """Say whether ``word`` (NFC, any case) can be a Vietnamese syllable."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    tones = [c for c in decomposed if ord(c) in _TONES]
    bare = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    if len(tones) > 1 or not _fits(bare):
        return False
    # Syllables ending in c, ch, p, t carry only the sharp or the heavy tone.
    return not bare.endswith(_STOPPED) or not tones or tones[0] in _SHARP_OR_HEAVY


def _fits(bare: str) -> bool:
    if bare in _RIMES:
        return True
    return any(
        bare.startswith(onset) and bare[len(onset) :] in _RIMES for onset in _ONSETS
    )
