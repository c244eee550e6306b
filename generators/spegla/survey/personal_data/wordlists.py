"""Words that may tell whom a text is about, in Swedish, Dutch and English.

Short on purpose: each entry is a word that a person should look at, wherever it stands. Case and
accents do not matter.
"""

ROLE = (
    "min chef", "vår chef", "min närmaste chef", "närmaste chef", "min gruppchef",
    "min teamledare", "vår teamledare", "min kollega", "min företrädare", "min efterträdare",
    "enda som", "den enda", "de enda", "det enda teamet", "ensam om", "som enda", "i min roll",
    "bara jag som", "bara vi som",
    "mijn leidinggevende", "onze leidinggevende", "mijn manager", "onze manager", "mijn baas",
    "mijn chef", "mijn teamleider", "onze teamleider", "mijn collega", "mijn voorganger",
    "mijn opvolger", "enige die", "de enige", "als enige", "in mijn rol", "in mijn functie",
    "alleen ik",
    "my manager", "our manager", "my boss", "our boss", "my supervisor", "my line manager",
    "my team lead", "our team lead", "my team leader", "my colleague", "my predecessor",
    "my successor", "only one who", "the only one", "am the only", "m the only",
    "are the only", "only person", "only team", "in my role",
    "as the only",
)  # fmt: skip
"""Turns of phrase that point at one person by the place that he or she has."""

SENSITIVE_WORDS = (
    "sjuk", "sjuka", "sjukdom", "vab", "diagnos", "diagnosen", "fack", "facket", "fackets",
    "präst", "samer", "samisk", "romer", "jude", "judar", "kristen", "kristna", "gay", "bög",
    "trans", "burn out",
    "ziek", "zieke", "ziekte", "diagnose", "wao", "wia", "bond", "geloof", "jood", "joden", "joods",
    "ill", "illness", "sick", "hiv", "diagnosis", "diagnosed", "union", "unions", "faith", "jew",
    "jews", "jewish",
)  # fmt: skip
"""Words on health, union membership, belief and what else is sensitive by law (GDPR, article 9)
that stand for themselves only: other words begin as they do."""

SENSITIVE_STEMS = (
    "sjukskriv", "sjukfrånvaro", "sjukpenning", "rehabilit", "utbränd", "utmattning", "depress",
    "ångest", "adhd", "autis", "dyslex", "cancer", "demens", "missbruk", "alkohol", "gravid",
    "funktionsned", "funktionshind", "facklig", "fackför", "fackomb", "skyddsomb", "relig",
    "muslim", "islam", "ramadan", "moske", "kyrk", "hijab", "judisk", "homosex", "bisex",
    "lesbi", "transperson", "etni",
    "ziekmeld", "ziekteverl", "ziekteverz", "arbeidsongesch", "burnout", "overspann",
    "kanker", "zwanger", "gehandicap", "verslaaf", "vakbond", "kerk", "christen",
    "anxiety", "pregnan", "disability", "addict", "alcohol", "mosque", "church",
    "christian", "hindu", "buddh", "transgender", "ethnic",
)  # fmt: skip
"""Beginnings of such words, which inflect and compound; each is one word."""
