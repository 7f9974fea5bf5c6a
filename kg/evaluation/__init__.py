"""How well an extractor does against articles that people have annotated.

    from kg.evaluation import evaluate
    judged = evaluate("gold/", extractor="rules")     # each article with what was told and what was found
    score(judged).scores["event"].f1

annotation.py is an event as people and extractors tell it, gold.py reads folders of articles, actors.py
says who is who, matching.py pairs what was told with what was found, scores.py counts, errors.py says
why something is wrong, tables.py and report.py show it. identity.py asks whether articles on one affair are put
together rightly, against the dossiers that dossiers.py reads.
"""

from kg.evaluation.annotation import Annotation
from kg.evaluation.gold import evaluate
from kg.evaluation.matching import Judged, judge
from kg.evaluation.scores import Counts, Scores, score

__all__ = ["Annotation", "Counts", "Judged", "Scores", "evaluate", "judge", "score"]
