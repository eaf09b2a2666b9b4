"""Word pieces: BERT's uncased tokeniser, built from its vocabulary alone."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Regex, Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer, Replace, Sequence
from tokenizers.pre_tokenizers import BertPreTokenizer

DASHES = Regex("[\u2012\u2015\u2e3a\u2e3b]")
"""Figure dash, horizontal bar, two-em and three-em dash."""


def tokenizer(vocabulary: Path) -> Tokenizer:
    """The tokeniser of a ``vocab.txt``.

    It knows no special tokens, so that "[SEP]" written in an article is just three words. The rarer
    long dashes count as the em dash, by which lists of quotes are signed, one character for one.
    """
    pieces = Tokenizer(WordPiece.from_file(str(vocabulary), unk_token="[UNK]"))  # noqa: S106 (no secret)
    pieces.normalizer = Sequence([Replace(DASHES, "—"), BertNormalizer(lowercase=True)])
    pieces.pre_tokenizer = BertPreTokenizer()
    return pieces
