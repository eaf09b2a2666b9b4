"""Word pieces: BERT's uncased tokeniser, built from its vocabulary alone."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer


def tokenizer(vocabulary: Path) -> Tokenizer:
    """The tokeniser of a ``vocab.txt``.

    It knows no special tokens, so that "[SEP]" written in an article is just three words.
    """
    pieces = Tokenizer(WordPiece.from_file(str(vocabulary), unk_token="[UNK]"))  # noqa: S106 (no secret)
    pieces.normalizer = BertNormalizer(lowercase=True)
    pieces.pre_tokenizer = BertPreTokenizer()
    return pieces
