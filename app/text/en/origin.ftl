# Where an answer comes from that nobody gave directly.
origin-screening-own = from your answer: “{ $answer }”
origin-screening = follows from the answer: “{ $answer }”
origin-tool = from the catalogue
origin-decided = from the decided request for the same tool
origin-last-own = from your last request
origin-last = from the area's last request
origin-not-asked = not asked: no answer changes the outcome here. The least favourable one counts.
