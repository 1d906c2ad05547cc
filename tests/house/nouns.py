"""The words that modules are named with: nouns of the field and of the craft, none that says nothing or only a mood."""
    about address agreement alignment alternates analysis annex annexes archive article assets base build cache
    call caret catalogue category characters checks chrome citing compare console contents core corpus data dates
    days dictionary documents downloads drafting exports files fingerprint folding forms found frame full glossary
    grammar guard home html index inject japanese json jump kinds labels leftovers lexicon library linked links
    live lock lookup lookups main makers manifest map measures model names nodes not numbers omissions other
    outcomes packing pages parties phrases pipeline places plan policy positions present problems products prose
    provisions publish publishing readings record references refusal render report resolution results routes
    schema script search sections session shapes shards siblings site slips source sources spans staging state
    stock stop strings structure swap tables templates terms text texts translations tree units url values verify
    vocabulary watch wordings words yaml
    """.split()
)
