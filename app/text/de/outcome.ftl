# Voraussichtliches Ergebnis.
outcome-title = Voraussichtliches Ergebnis
outcome-too-early = Nach 3 Antworten sehen Sie hier eine Einschätzung.
outcome-name = Voraussichtliches Ergebnis zu Ihren Antworten
outcome-failed = Eine Einschätzung ist gerade nicht möglich. Sie können trotzdem weitermachen.
outcome-range = { $low } bis { $high }
outcome-missing = { $count ->
    [one] eine Antwort fehlt
   *[other] { $count } Antworten fehlen
}
outcome-at-best = Im besten Fall: { $way }
outcome-at-worst = Im schlechtesten Fall: { $way }
outcome-approve = { $days ->
    [one] Freigabe meist in einem Arbeitstag.
   *[other] Freigabe meist in { $days } Arbeitstagen.
}
outcome-conditions = { $days ->
    [one] Freigabe mit Auflagen. Antwort meist in einem Arbeitstag.
   *[other] Freigabe mit Auflagen. Antwort meist in { $days } Arbeitstagen.
}
outcome-escalate = { $days ->
    [one] Meist bietet die Sicherheit in einem Arbeitstag Auflagen an, die das Risiko senken. Ohne Auflagen entscheidet die Leitung des Bereichs.
   *[other] Meist bietet die Sicherheit in { $days } Arbeitstagen Auflagen an, die das Risiko senken. Ohne Auflagen entscheidet die Leitung des Bereichs.
}
outcome-return = { $days ->
    [one] Antwort meist in einem Arbeitstag. Freigeben kann erst jemand, wenn ein Nachweis vorliegt.
   *[other] Antwort meist in { $days } Arbeitstagen. Freigeben kann erst jemand, wenn ein Nachweis vorliegt.
}
outcome-blocked = { $days ->
    [one] So kann niemand freigeben. Die Sicherheit antwortet meist in einem Arbeitstag und hilft beim Umplanen.
   *[other] So kann niemand freigeben. Die Sicherheit antwortet meist in { $days } Arbeitstagen und hilft beim Umplanen.
}
outcome-exception = { $days ->
    [one] So wie beantragt eher nicht. Die Sicherheit antwortet meist in einem Arbeitstag. Auflagen können das Risiko senken.
   *[other] So wie beantragt eher nicht. Die Sicherheit antwortet meist in { $days } Arbeitstagen. Auflagen können das Risiko senken.
}
outcome-reasons = Was dafür zählt
outcome-gates = Was eine Freigabe noch braucht
outcome-gate-block = Nur eine andere Planung hilft: { $artefact }
outcome-gate-hold = Nötig ist: { $artefact }
outcome-gate-notice = Bitte beachten und festhalten: { $artefact }
outcome-levers = Was das Ergebnis ändern würde
outcome-lever = Bei „{ $answer }“: { $level }.
outcome-lever-gate = Bei „{ $answer }“ braucht die Freigabe weniger.
outcome-caveat = Das ist keine Zusage.
outcome-provisional = Die Einstufung ist vorläufig.
