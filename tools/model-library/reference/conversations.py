"""The conversations whose greedy replies are recorded. Small: every prompt token costs 0.2 s without a GPU."""

SYSTEM = "You answer in short sentences."

SHORT = "What is the capital of France?"

CHUNKED = (
    "The shop is open from nine to five on Monday and from ten to four on Saturday. It is closed on Sunday. "
    "When does the shop open on Saturday?"
)
"""Long enough for several chunks of 9 and 16 tokens, short enough to be fed twice."""

MEDIUM = (
    "Here is a note from the school library. The library is open from Monday to Friday. On Monday it opens at "
    "nine in the morning and closes at five in the afternoon. On Friday it closes at noon, because the staff "
    "have their weekly meeting. Books may be kept for three weeks, films for one week. Whoever brings a book "
    "back late pays ten cents for each day. When does the library close on Friday?"
)

_FACTS = (
    "The river Tessin rises in the hills above the village of Karn, where three springs meet in a stone basin.",
    "For its first ten miles it is narrow and quick, and the people of the valley once built mills along it.",
    "Of the eleven mills only two are left, and one of them still grinds flour for the bakery in Karn.",
    "Below the old bridge at Moss the river turns north and slows, and its banks are lined with willows.",
    "In spring the meadows are flooded for several weeks, and storks come to feed in the shallow water.",
    "A ferry has crossed here for four hundred years, pulled by hand along a rope of twisted steel.",
    "The ferryman, Otto Brandt, took over from his aunt and knows every family on both sides of the river.",
    "In the town of Lindau the river is crossed by five bridges, the oldest of which was built of red stone.",
    "The market is held there every Saturday, and farmers bring cheese, apples, honey and smoked fish.",
    "Beyond Lindau the valley opens into a plain, and the water is led off through canals to the fields.",
    "The canals were dug by hand in the time of the great drought, and they are cleaned every autumn.",
    "At the end of its course the river divides into many arms and reaches the sea near the port of Hale.",
    "Ships from Hale carry timber, glass and salt to the islands, and come back with wool and dried fruit.",
    "The lighthouse at Hale is painted in white and green, and its lamp can be seen from twenty miles away.",
    "Every summer the children of the port swim out to the first buoy, and the fastest of them wins a bell.",
)

LONG = f"{' '.join(_FACTS)} Again: {' '.join(_FACTS[:11])} Which river is this text about?"
"""Over 600 tokens: two chunks of 512."""

_CHAPTERS = " Again: ".join([" ".join(_FACTS)] * 5)
FULL = f"{_CHAPTERS} Again: {' '.join(_FACTS[:14])} Which river is this text about?"
"""Nearly the whole context of 2,048 tokens."""

TURNS = (SHORT, "What is the capital of Italy?", "What is the capital of Japan?")
