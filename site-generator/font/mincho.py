"""Makes the two fonts that certificates are set in, for `certificate/font` of the resources.

Shippori Mincho SemiBold without hints, and of Noto Serif CJK JP Bold those characters of
Adobe-Japan1 that it lacks, and words in squares such as 🈚, with quadratic curves. Both keep the
forms of marks in columns (GSUB vert, vrt2). Vertical metrics are not needed: every glyph that
stands upright has the origin and advance that PDF takes where a font says nothing (880, 1000).

    python3 mincho.py ShipporiMincho_600SemiBold.ttf NotoSerifCJK-Bold.ttc UniJIS-UTF16-H FOLDER

needs fontTools. The npm package @expo-google-fonts/shippori-mincho has the first font, Debian's
fonts-noto-cjk the second; the list of characters is org/apache/fontbox/cmap/UniJIS-UTF16-H of
FontBox.
"""

import io
import sys

from fontTools.ttLib import TTFont

from make import UNUSED, characters_of, reduced, with_quadratic_curves

FEATURES = ["vert", "vrt2"]
UNUSED_IN_COLUMNS = [table for table in UNUSED if table != "GSUB"]


def main(first_font, second_font, cmap, folder):
    first = TTFont(first_font)
    has = set(first.getBestCmap())
    reduced(first, has, FEATURES, UNUSED_IN_COLUMNS).save(folder + "/ShipporiMincho-SemiBold.ttf")
    second = TTFont(second_font, fontNumber=0)
    wanted = characters_of(cmap) | set(range(0x1F100, 0x1F300))
    rest = (wanted & set(second.getBestCmap())) - has
    print(len(has), "and", len(rest), "characters")
    kept = io.BytesIO()
    reduced(second, rest, FEATURES, UNUSED_IN_COLUMNS).save(kept)
    with_quadratic_curves(TTFont(kept)).save(folder + "/NotoSerifCJKjp-Bold-rest.ttf")


main(*sys.argv[1:])
