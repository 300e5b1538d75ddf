"""Every weight that evidence may have, in log-odds, with one sentence each.

Hand-set on documents with gold; ``p = 1 / (1 + exp(-sum))``. For scale: 2.2 is nine to
one, 3.0 is twenty to one, 4.6 a hundred to one.
"""

# ---- prior: where a reading starts before the text is asked
NOISY = 3.6  # A noisy alias is damage by definition, so it starts nearly decided.
NOISY_NAME = 0.9  # … unless it is right elsewhere, so that it waits for company.
AMBIGUOUS = -0.25  # A listed ambiguous alias waits for one clear reason.
CONFUSION = -4.0  # The name of another country or continent is nearly always right.
SHORT_NAME = -1.5  # A spelled-out short name is rarely a word, but may be a name.
PAIR = -0.5  # Two short names run together are rarer still as anything else.
DEMONYM = -3.0  # An adjective is nearly always an adjective.
LOWER_CASE_WORD = -1.2  # … unless dictionaries list it as a word, such as Tatar.
LOWER_CASE = 1.6  # A listed name in lower case is that name, unless it is a word.
ALL_LOWER = -8.0  # … or nothing in the text has capitals, which is its style.
ACCENTS = -0.5  # A name in letters that English lacks is right, but not in a translation.
SKELETON = -1.2  # A respelled short name needs more than the short name itself.
SPELLING = -2.2  # Most unknown names are simply other names.
GLUED = -6.5  # A short name with a foreign syllable on it must be proved by the context.
SPELLING_LOWER = 1.2  # A word in lower case that no dictionary has is damage.

# ---- cues listed beside an alias
CUE_FOR = 1.5  # The first listed cue; further ones count less and less.
CUE_FOR_MOST = 3.4
CUE_AGAINST = -2.4
CUE_AGAINST_MOST = -6.0
CUE_AGAINST_NEAR = -3.0  # … in the very sentence, on top.

# ---- companions: who else is surely named
PARTY_MOST = 3.0  # A country that the whole document is about.
PARTY_HALF = 3.0  # So many namings of a country give half of the above.
PARTNER_MASS = 1.5  # The country that it is always paired with counts as this many namings.
NO_PARTY = -3.0  # The country is not in this document at all.
RELATED_MOST = 1.9  # A country that the whole document is about.
RELATED = 1.0  # The country or parent of the candidate is named.
OTHER_PARTY = 0.3  # Only the other party of its conflict is named.
UNRELATED = -2.0  # Nothing that the candidate belongs to is named.

# ---- company of damaged names that are right elsewhere
COMPANY = 1.5  # Another sign of the subject: who is named, how it is written, what of.
COMPANY_OF_WORDS = 0.8  # "the military band": beside English words this says less.

# ---- matter of the document
NO_MATTER = -4.0  # Nothing shows a translation, and the text is not about states.

# ---- consistency within the document
SAME_ENTITY = 1.8  # The candidate itself is named elsewhere under a right name.
SAME_SURFACE = 1.2  # The same surface was already resolved so in this document.
SAME_SURFACE_TWICE = 0.3  # … in another place, too, and nothing of that country is named.
SAME_SURFACE_ACTS = 0.5  # … and it does something here.
SEVERAL_WRONG_NAMES = 1.5  # Two different wrong names stand where one country belongs.

# ---- frame: what stands around the mention
STATE_FRAME_CONTINENT = 3.5  # A continent has no army, ministry or side in a war.
SIDE_FRAME_COUNTRY = 1.8  # "the … side" is a party, and the plain reading is none.
STATE_FRAME_COUNTRY = 0.8  # Every country has an army, so this says little.
WHOLE_CONTINENT = -3.5  # "across Asia", "Asia's economy": continents are spoken of so.
SIDE_OF = -4.0  # "the Asian side of …" is a place or a point of view.
ADJECTIVE_FRAME = 2.6  # "the Ya side": the word stands where a country's adjective must.
NO_FRAME = -6.0  # A spelled-out short name where no country has to stand.
TWO_SHORT_NAMES = 1.5  # "Ya and A", or "Ji and Ta" where "the Ji side" is known as well.
NAMED_TWICE = 2.0  # The name stands in brackets behind another name of the same thing.
TWO_SIDES = 1.5  # "the two sides of … and …" says it word by word as Chinese does.
SAME_FRAME = -5.0  # "the Afghan side … and the Azerbaijani side": they are two.
DEFINED = -6.0  # "N-acetylcysteine (NAC)": the text says what the short form stands for.
UNFRAMED = -1.5  # Neither a frame nor a partner asks for a party to the conflict.

# ---- larger name
LARGER_NAME = -6.0  # Part of a compound such as Afro-Asian or Asia-Pacific.

# ---- metalanguage
METALANGUAGE = -6.0  # "…, an abbreviation of", "the word …": about the word itself.
CALLED = -4.0  # "known as …": how something is called may be damaged as well.

# ---- namesake
LONGER_NAME = -5.0  # "Dr Naka", "Naka Foundation": the name of something else.
NATURAL_FEATURE = -8.0  # The text itself says that it is a river, a lake or a mountain.
BEARER = -4.0  # "Ji Haoran": somebody in the text is called like a short name.
SOMETHING_ELSE = -6.0  # "her daughter Siria", "X, a village in Colombia".

# ---- trade
TRADE = -5.0  # "the singer Zelenskaya": the text says who else has nearly that name.
WRITER = -6.0  # "(Reporter Gan Jiahe)": names of writers are like any other word.

# ---- accents
OWN_SPELLING = -6.0  # "Université de Genève", Kamran Əliyev: no name to be translated.

# ---- language
FOREIGN = -7.0  # "Der Krieg in Syrien": right in the language that it stands in.

# ---- pairing
THIRD_COUNTRY = -1.5  # Coordinated with a country that is no party to the matter.
OPPONENT_UNLISTED = 1.2  # … when the one it is always paired with is not named.
OPPONENT = 2.3  # Coordinated with the other party of the document.
BOTH_DOUBTFUL = 2.6  # Both of two coordinated names are confusable with the two parties.
SAME_PARTY = -5.0  # Coordinated with the very country it would become.
SAME_KIND = -4.0  # Coordinated with another continent.
OWN_OPPONENT = -5.0  # Coordinated with the party it is always paired with as it stands.

# ---- literal support
LITERAL_FIRST = -1.3  # Something that belongs to the plain reading is named.
LITERAL_MOST = -5.0
LITERAL_FAR = 0.5  # So much of it counts where it stands in another part of the text.
LITERAL_NEAR = -2.5  # … in the very sentence, on top.
OTHER_CONTINENT = -2.5  # "from Europe to Asia": one continent speaks for another.
SIDE_BY_SIDE = -4.0  # Both names stand beside each other somewhere, so they are two.
NO_LITERAL = 1.2  # Nothing else in the text belongs to the plain reading.
OUTWEIGHED = -2.5  # The plain reading is named far more often than the candidate.

# ---- source
SIGNS_FIRST = 2.0  # One sign of translation from the language of the mechanism.
SIGNS_MOST = 3.0
SIGNS_FOR_LISTED = 1.4  # The same for a listed ambiguous name, which waits for less.
SIGNS_FOR_LISTED_MOST = 1.8
SIGNS_WEAK = 0.6  # So much of it if people write so as well.
NO_SIGNS_SPELLING = -3.0  # In good English another spelling is a choice or another name.
NO_SIGNS_LOWER = -2.0  # … and in lower case it may be a word that no dictionary has.
NO_SIGNS_LISTED = -0.9  # A doubtful name of one source language waits for more cues.
NO_SIGNS = -2.5  # Human-written text needs far more proof.

# ---- role
ROLE_AND_COUNTRY = 4.6  # Title and country fit: few people are left.
INITIAL = 2.2  # "N. Pasinian": the initial is the given name's.
OTHER_INITIAL = -4.0
OTHER_GIVEN = -3.5  # The given name is another one, so it is another person.
GIVEN_NAME = 2.6  # Given name and surname are both near: one letter is damage.
COUNTERPART = 2.4  # "his Russian colleague": the country fits, any office does.
ROLE = 2.4  # The title fits, no country is said.
OTHER_YEARS = -0.8  # … but in years that the text does not speak of.
ROLE_OF_OTHER = -3.5  # The country that is said is another one.
NO_TITLE = -0.5  # A surname alone is that of many.
ROLE_NOT_HELD = -1.5  # A title is said that this person is not known to hold.
PLACE_KIND = 2.6  # "village of …": the kind of place fits.
PLACE_KIND_NEAR = 1.8  # A place, of another kind.
PLACE_KIND_FAR = 1.0  # "the village of …", and a city: hardly the same.
FIGHTERS = -2.5  # Mercenaries and refugees come from abroad.
SURNAME_FOLLOWS = -4.0  # "Armen Ashotyan": a given name, not a country.
WRONG_KIND = -3.0  # A person where a place must stand, or the other way round.

PLACE_PREPOSITION = 1.0  # "in", "near", "from … to": a place may stand here.

# ---- holder
HOLDER = 5.8  # "the Uzbek President Zelensky": the person belongs to the candidate.
HOLDER_PLACE = 2.5  # "the Uzbek port of Odessa": the place does.

# ---- bystander
OWN_HOST = -6.0  # "The ambassador of X to Y": X is not Y.
STRANGER = -6.0  # "the Brazilian President Moreira": no president of the candidate.
STRANGER_ELSEWHERE = -3.0  # … and the same country stands here.
BOTH_PARTIES = -3.0  # "… that Armenia and Azerbaijan should talk": somebody else says so.
EACH_PARTY = -1.5  # … not side by side: this may be said by one of them as well.
NO_CONFLICT = -1.5  # Nothing is fought over: any country may trade or play with a party.
NOT_NAMED = -1.0  # Nothing but the other party speaks of the candidate.

# ---- spelling
SPELLING_SLOPE = 11.0  # Weight by one whole unit of similarity …
SPELLING_EVEN = 0.82  # … around the similarity that says nothing.
RIVAL = -1.5  # Another candidate is spelled nearly as well.
COMMON_NOUN = -5.0  # "a khachkar": what has no capital and an article is a thing.
MISSPELT = 0.7  # Several other names of the document are misspelt.
NO_RIVAL = 0.6  # All others are spelled far less well.

# ---- what a respelling can still gain when prior, spelling, role, companions and source
# have spoken; with less than nothing even then, nobody else is asked
LEFT_FOR_PERSON = SAME_ENTITY + NAMED_TWICE  # All others speak of places or confusions.
LEFT_FOR_PLACE = LEFT_FOR_PERSON + PLACE_KIND  # The kind of place may fit as well.

# ---- demonym for country
NOUN_PLACE = 3.4  # What follows shows that a noun ends here.
NOUN_PLACE_WEAK = 1.6  # Punctuation follows: a noun may end here.
ADJECTIVE_PLACE = -4.0  # A noun follows: the adjective belongs to it.
PERSON_OR_LANGUAGE = -5.0  # "an Armenian", "spoke Armenian": a person or the language.
