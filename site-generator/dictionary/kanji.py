"""Makes the table of how single kanji are read, `search/kanji.txt` of the resources.

    python3 kanji.py /usr/share/mecab/dic/ipadic > kanji.txt

A line is a reading, as letters of the search, the kanji that are mostly read so, and, behind a
space, those that are often read so too. They are learned from the words of two kanji in IPADIC,
the dictionary that Kuromoji has (Debian has it in mecab-ipadic): a word's reading is cut where
the readings of its kanji elsewhere make it likeliest.
"""

import collections
import csv
import pathlib
import re
import sys

FILES = "Noun Noun.verbal Noun.adjv Noun.adverbal Noun.others Noun.nai"
TWO_KANJI = re.compile("[\u4e00-\u9fff]{2}")
FOLDED = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖぢづゐゑ", "あいうえおつやゆよわかけじずいえ"))
ROUNDS = 12
UNKNOWN = 0.01
MIN_SHARE, MIN_WORDS, MAX_READINGS, MAX_LETTERS = 0.15, 2, 2, 4


def letters(katakana):
    kana = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in katakana if c != "ー")
    return "".join(FOLDED.get(c, c) for c in kana)


def words(folder):
    found = set()
    for name in FILES.split():
        with open(folder / (name + ".csv"), encoding="euc_jp", errors="ignore") as rows:
            for row in csv.reader(rows):
                if len(row) > 11 and TWO_KANJI.fullmatch(row[0]):
                    found.add((row[0], letters(row[11])))
    return sorted(found)


def cuts(reading):
    return [(reading[:i], reading[i:]) for i in range(1, len(reading)) if reading[i] != "ん"]


def learned(all_words):
    shares = None
    counts = {}
    for _ in range(ROUNDS):
        counts = collections.defaultdict(lambda: collections.defaultdict(float))
        for (first, second), reading in all_words:
            odds = {
                (a, b): 1
                if shares is None
                else shares[first].get(a, UNKNOWN) * shares[second].get(b, UNKNOWN)
                for a, b in cuts(reading)
            }
            for (a, b), odd in odds.items():
                counts[first][a] += odd / sum(odds.values())
                counts[second][b] += odd / sum(odds.values())
        shares = {
            kanji: {a: n / sum(known.values()) for a, n in known.items() if n > UNKNOWN}
            for kanji, known in counts.items()
        }
    return counts


def main():
    lines = collections.defaultdict(lambda: ([], []))
    for kanji, counts in sorted(learned(words(pathlib.Path(sys.argv[1]))).items()):
        total = sum(counts.values())
        often = sorted(
            (-count, reading)
            for reading, count in counts.items()
            if count >= MIN_WORDS and count / total >= MIN_SHARE and len(reading) <= MAX_LETTERS
        )
        for rank, (_, reading) in enumerate(often[:MAX_READINGS]):
            lines[reading][rank].append(kanji)
    for reading, (mostly, too) in sorted(lines.items()):
        print(f"{reading}{''.join(mostly)} {''.join(too)}".rstrip())


main()
