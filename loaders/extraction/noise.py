"""What stands in a saved news text and is no part of the article: patterns of credits, promotion, menus."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:Getty Images|AFP|AP(?: Photo)?|Associated Press|Reuters|REUTERS|EPA(?:-EFE)?|EFE|TASS|Tass|Yonhap|YONHAP"
    r"|Xinhua|Sputnik|Anadolu(?: Agency)?|AA|Bloomberg|Kyodo|NurPhoto|Shutterstock|Zuma(?: Press)?|dpa|DPA|ANSA|PTI"
    r"|ANI|KCNA|WANA|IRNA|RIA|Pool|POOL|Handout|HANDOUT|CNN|PA(?: Media)?|Alamy|iStock|picture alliance"
    r"|SCREEN CAPTURE|Screenshot|File [Pp]hoto|FILE PHOTO)"
)
_WIRE = (
    r"(?:Reuters|AP|AFP|Yonhap|Xinhua|TASS|Tass|UPI|dpa|DPA|ANI|PTI|KCNA|Kyodo|Bloomberg|VOA|RFE/RL|IRNA|WAM|SPA|APP"
    r"|BNS|PAP|CTK|AA)"
)
_LABEL = r"(?:Photo|Photograph|Image|Picture|File|FILE|Credit|Courtesy|Source)s?"
_NAME = r"[A-Z][\w.'’\-]*(?:[ \-](?:[A-Z][\w.'’\-]*|al-\w+|de|van|von|bin)){0,4}"
_AFTER_SENTENCE = r"(?:(?<=[.!?”\"’'])|(?<=[.!?”\"’']\s)|(?<=[\])]\s)|^)"
_WORDS = r"[^\[\]()\n]"

CREDIT = re.compile(
    rf"{_AFTER_SENTENCE}\s*[\[(]\s*{_WORDS}{{0,90}}\b(?:{_AGENCY}\b|{_LABEL}(?: by\b|:)|photo(?=[\])]))"
    rf"{_WORDS}{{0,60}}[\])]"
    rf"|\s*[\[(]\s*(?:{_WORDS}{{0,90}}[/,\s])?{_AGENCY}(?:[/,]{_WORDS}{{0,40}})?\s*[\])](?=\s*$|[A-Z“\"])"
    rf"|{_AFTER_SENTENCE}\s*(?:{_LABEL}:\s*)?(?:{_NAME}\s?/\s?)+{_AGENCY}(?:/(?:{_AGENCY}|file|[A-Z]\w+))*(?=\s|$)"
    rf"|{_AFTER_SENTENCE}\s*(?:{_AGENCY}/)+{_AGENCY}(?:/(?:FILE|File|file))?(?=\s|$)"
    rf"|{_AFTER_SENTENCE}\s*(?:Getty Images|{_AGENCY}(?=\s+Related\s))(?=\s|$)"
)
"""The credit of a photograph; what stands before it is the caption."""

_STARTER = (
    r"(?:The|A|An|It|He|She|They|We|But|And|In|On|At|As|After|Before|While|When|This|That|These|Those|There|Since"
    r"|Meanwhile|However|His|Her|Their|If|For|With|Among|Earlier|Last|Now|Also|Some|Many|Both|By|Despite|Asked"
    r"|Speaking|To)"
)
RELATED = re.compile(
    r"(?:\bRelated (?:article|video|card|gallery|live-story|story|interactive)\b"
    r"|\b(?:READ|Read) (?:MORE|more|ALSO|also):)"
    rf"(?:[^.!?\n]{{10,130}}?(?:(?<=[^\W_A-Z]|’|')\s+(?={_STARTER}\s)|\s(?=[\"“][A-Z])|\s{{2,}}|$))?"
)
"""A link inside a text that was pasted as one line, up to the words that begin the next sentence."""

STAMP = re.compile(
    r"^\s*\(?\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|KST|JST|IST)\)?)?\)?"
    r"\s*[-–—:|]?\s+(?=[A-Z“\"])"
)
"""The time of day that a live report puts before an entry."""

_FILED = r"(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?,?\s*)?"
_TOWN = r"[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,3}"
DATELINE = re.compile(
    rf"^\s*(?:(?P<wire>[A-Z][\w.'’\- ]*(?:[/,] ?[A-Z][\w.'’\- ]*)*?)?,?\s*{_FILED}\({_WIRE}\)\s*(?:--?|–|—|:)\s*"
    rf"|(?:(?P<network>{_TOWN}(?:, {_TOWN}\.?)?)\s+)?\(?CNN\)?\s*(?:—|–|--)\s*"
    rf"|(?P<plain>[A-Z][A-Z'’.\-]+(?: [A-Z'’.\-]+){{0,3}}(?:, {_TOWN}\.?)?)(?:, {_FILED})?\s*(?:—|–|--)\s+)"
)
"""Where a report was filed, at its beginning, and for which agency."""

SHOUT = re.compile(r"(?:(?<=[.!?”\"’')\]])|^)[‘“]?[A-Z$\d][^a-z\n]{17,}")
"""The capitals of a promoted headline that was glued into a text, and the first of the next sentence."""

AFTER_SHOUT = re.compile(r"(?:(?:[A-Z]\.){2,}\s+|(?<=[’'”\"?!.])[A-Z]{2,}\s+|[“\"‘]?[A-Z]\s*)$")
"""The capitals that belong to the next sentence."""

_PEOPLE = r"(?:[Rr]eporter|[Ee]ditor|[Cc]orrespondent|[Pp]roducer|[Ww]riter)"
_PAPERS = r"(?:Fox\s+News|BBC|CNN|Reuters|Associated\s+Press)"
_ABOUT_THE_PAGE = [
    r"(?:Please\s+)?(?:[Ss]ign\s+up|Subscribe|SUBSCRIBE)\s+(?:to|for|here|now|today)\b",
    r"[Cc]lick\s+here\b|CLICK\s|GET\s+THE\s|Download\s+(?:the|our)\b.*\bapp\b|Get\s+(?:the|our)\s.*\b(?:app|inbox)\b",
    r"Follow\s+(?:us|@|him\s+on|her\s+on|our|BBC|CNN|Reuters)",
    r"(?:Listen\s+to|Watch)\s.*\b(?:BBC|Sounds|iPlayer|podcast|episode)\b",
    r"Read\s+(?:more\s+(?:\w+\s+){0,3}(?:at|on|from|here)|next)\b|(?:ALSO|Also)\s+(?:READ|read)\b|(?:SEE|See)\s+(?:ALSO|also):",
    r"(?:WATCH|LISTEN|RELATED|Related|ADVERTISEMENT|Advertisement)\s*(?::|$)|Share\s+(?:this|on|via)\b",
    r"Copyright\b|CNN\s+Sans|All\s+rights\s+reserved",
    r"(?:©|\(c\))\s*(?:\d{4}|[A-Z]).*(?:\b(?:Network|Company|Corporation|Inc|Ltd|BBC|Reuters)\b|[Rr]ights\s+[Rr]eserved)",
    r"(?:Additional\s+)?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Tt]ranslat\w+|Graphic\w*)(?:\s+and\s+\w+)?\s+by"
    r"\s+[A-Z](?!.*\b(?:found|shows?|showed|suggest\w*|said|reveal\w*)\b)",
    r".*\bcontributed\s+(?:to\s+(?:this|the)\s+(?:report|story|article)|reporting)\b",
    r"(?:Enlarge\s+this\s+image|(?:toggle|hide)\s+caption)\b",
    r"(?:(?:This|The)\s+(?:story|article|headline)|This\s+(?:post|page))\b.{0,60}\b(?:has|have|was|were)\s+(?:been\s+)?"
    r"(?:updated|corrected|refiled|amended)\b",
    r"This\s+version\s+of\s+the\s+(?:story|article)\b|(?:Correction|CORRECTION|Clarification)\s*:",
    r"(?:Editor|EDITOR)[’']?s?[’']?\s+(?:[Nn]ote|NOTE)\s*:|A\s+version\s+of\s+this\s+(?:story|article)\b",
    r"(?:The\s+)?(?:opinions|views)\s+expressed\s+in\s+this\b",
    r"By\s+entering\s+your\s+email\b|You've\s+successfully\b|Subscribed\b|Fox\s+News\b.*\bnewsletter\b",
    r"You\s+(?:can|understand\s+that\s+you\s+can)\s+(?:\w+\s+)?(?:opt[\s-]out|unsubscribe)",
    r"(?:To\s+write\s+comments|Log\s+in|Sign\s+in|Register)\b.*\b(?:accounts?|log\s+in|subscribe|comment)\b",
    r"Get\s+in\s+touch\b|Go\s+to\s+BBC|Notifications,\s|Most\s+stock\s+quote|.*\bcan\s+be\s+reached\s+at\s+\S+@",
    rf"[A-Z][\w.]+\s+[A-Z]\w+\s+is\s+an?\s.{{0,40}}\b{_PEOPLE}\s+(?:at|for|with)\s+{_PAPERS}"
    rf"|[A-Z][\w.]+\s+[A-Z]\w+\s+is\s+an?\s+{_PAPERS}.{{0,20}}\s{_PEOPLE}\b",
    r"(?:Published|Updated|Last\s+updated|Posted|Modified)\s*(?:on|at)?\s*:|Tags?\s*:|Topics?\s*:",
    r"(?:Image|Media)\s+(?:source|caption)\b|(?:This\s+(?:site|website)\s+uses|We\s+use)\s+cookies\b",
    r".*\b(?:newsletter|email\s+alerts)\b.*\b(?:inbox|sign\s+up|subscribe)\b",
]
SENTENCE = re.compile(rf"^[\s*•|>(\[–—-]{{0,5}}(?:{'|'.join(_ABOUT_THE_PAGE)})")
"""The beginning of a sentence that speaks of the paper, its readers or its staff."""

_REST = r"\b[^.!?]{0,80}"
TAIL = re.compile(
    rf"(?i)^(?:more (?:in|on|from|stories|news|top){_REST}|related (?:stories|articles|news|topics|content|posts)"
    r"|most (?:read|popular|viewed|shared)|you (?:may|might) (?:also )?like|recommended(?: for you)?|read next|up next"
    rf"|trending(?: now)?|latest (?:news|stories)|comments?(?: \(\d+\))?|log in{_REST}|tags?{_REST}|topics"
    rf"|around the web|share this{_REST}|leave a (?:reply|comment)|sponsored(?: content)?|editors?['’]? picks?)\s*:?$"
)
"""The line after which an article is over."""

LEAD_IN = re.compile(
    r"(?i)^(?:related (?:article|articles|video|card|story|stories|live-story|gallery|interactive)|read more|read also"
    r"|also read|see also):?$"
)
"""The line before a line that belongs to another article."""
