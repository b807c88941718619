"""News owed: what happened, who has to hear of it, and what the others owe me.

`milestones` says how far a thing has come, `reports` what is owed to the introducers,
`questions` is the mirror for the introductions I made, `proposals` the favours that
*won* proposes (rules: Loops).
"""
