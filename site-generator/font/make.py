"""Makes the two fonts whose outlines banners are drawn with, for `art/font` of the resources.

BIZ UDPGothic Bold without hints and layout tables, and of Noto Sans CJK JP Bold those characters
of Adobe-Japan1 that BIZ UDPGothic lacks, with quadratic curves, so that both are read alike.

    python3 make.py BIZUDPGothic-Bold.ttf NotoSansCJK-Bold.ttc UniJIS-UTF16-H FOLDER

needs fontTools. Debian has the fonts in fonts-morisawa-bizud-gothic and fonts-noto-cjk; the list
of characters is org/apache/fontbox/cmap/UniJIS-UTF16-H of FontBox.
"""

import io
import re
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

UNUSED = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "gasp", "meta", "vhea", "vmtx"]
MAXIMA = (
    "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements"
    " maxSizeOfInstructions maxComponentElements maxComponentDepth maxPoints maxContours"
    " maxCompositePoints maxCompositeContours"
)
LARGEST_ERROR_UNITS = 1.0


def reduced(font, characters, features=(), unused=UNUSED):
    options = subset.Options()
    options.hinting = False
    options.layout_features = list(features)
    options.name_IDs = ["*"]
    options.drop_tables += unused
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def characters_of(cmap):
    text = open(cmap, encoding="latin1").read()
    found = set()
    for block in re.findall(r"begincidrange(.*?)endcidrange", text, re.S):
        for first, last in re.findall(r"<([0-9a-f]+)>\s*<([0-9a-f]+)>", block):
            found.update(range(character(first), character(last) + 1))
    for block in re.findall(r"begincidchar(.*?)endcidchar", text, re.S):
        found.update(character(code) for code in re.findall(r"<([0-9a-f]+)>", block))
    return found


def character(code):
    return ord(bytes.fromhex(code).decode("utf-16-be"))


def with_quadratic_curves(font):
    glyphs = font.getGlyphSet()
    made = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, LARGEST_ERROR_UNITS, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = made
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    for field in MAXIMA.split():
        setattr(font["maxp"], field, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"
    return font


def main(first_font, second_font, cmap, folder):
    first = TTFont(first_font)
    has = set(first.getBestCmap())
    reduced(first, has).save(folder + "/BIZUDPGothic-Bold.ttf")
    second = TTFont(second_font, fontNumber=0)
    rest = (characters_of(cmap) & set(second.getBestCmap())) - has
    kept = io.BytesIO()
    reduced(second, rest).save(kept)
    with_quadratic_curves(TTFont(kept)).save(folder + "/NotoSansCJKjp-Bold-rest.ttf")


if __name__ == "__main__":
    main(*sys.argv[1:])
