"""Cuts the site's own letters out of the full font files, so that a page's first view waits for half the bytes.

Run by hand, when the words need a letter that is missing (scripts/letters/letters.test.ts says so), with fonttools and brotli
installed (`pip install fonttools brotli`):  python scripts/letters/cut.py
The licence of both families (SIL OFL 1.1, public/fonts/OFL-*.txt) allows it and reserves no names. Files are kept by browsers
for ever: after a change give the new ones a new number here, in app/styles/fonts.css and in app/layout.tsx.
"""

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = "public/fonts"
NUMBER = 1
# The same as `unicode-range` in app/styles/fonts.css.
LETTERS = "20-7E,A0,A7,A9,B7,D7,E1,E9,ED,F1,F3,FA,FC,2013,2014,2018,2019,201C,201D,2022,2026"
FEATURES = ["kern", "mark", "mkmk", "liga", "ccmp", "locl", "rvrn", "tnum", "pnum"]
# Each with the lightest and the boldest weight that the styles use.
CUTS = [
    ("literata-latin-wght-normal", "literata-site", (350, 700)),
    ("literata-latin-wght-italic", "literata-site-italic", (350, 700)),
    ("hanken-grotesk-latin-wght-normal", "hanken-site", (400, 700)),
]

for source, name, weights in CUTS:
    font = TTFont(f"{FOLDER}/{source}.woff2")
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(LETTERS))
    cutter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": weights})
    font.flavor = "woff2"
    font.save(f"{FOLDER}/{name}-{NUMBER}.woff2")
