"""From the settings of a study to an embedder, and what stands in where the model is absent."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from consult.embed.lsa import Lsa
from consult.embed.model_files import PACKAGE, find_model
from consult.model.run.pace import Pace, untold

if TYPE_CHECKING:
    from consult.embed.local_model import LocalModel
    from consult.embed.minilm import Minilm
    from consult.model.settings.study import EmbeddingSettings

NEEDED = ("onnxruntime", "tokenizers")
"""Libraries the sentence model runs on."""

INSTEAD = (
    "The study asks for the sentence model minilm, and {why}. The embedding lsa was used instead: "
    "it knows only the words of these comments, so themes are coarser."
)


def minilm_or_lsa(
    settings: EmbeddingSettings, *, seed: int, folder: Path | None, pace: Pace = untold
) -> Minilm | Lsa:
    """The sentence model; ``Lsa`` with a note where it or what it runs on is not installed.

    Parameters
    ----------
    settings
        Its folder, if another than the installed one, and its precision.
    seed
        Of ``Lsa``; nothing in the sentence model is random.
    folder
        Where graph and vectors are kept; ``None`` to keep nothing.
    pace
        Told how many texts are done.

    Raises
    ------
    ModelError
        When a file of the model is missing from a folder or not as published, or ``folder`` holds
        vectors of another model or precision.
    """
    files = find_model(settings.model_path)
    why = _why_not() if files else f"the package {PACKAGE.replace('_', '-')} is not installed"
    if files is None or why:
        return Lsa(seed=seed, note=INSTEAD.format(why=why))
    from consult.embed.minilm import Minilm

    return Minilm(files, precision=settings.precision, folder=folder, pace=pace)


def own_model(
    settings: EmbeddingSettings, *, seed: int, folder: Path | None, pace: Pace = untold
) -> LocalModel:
    """Any sentence-transformers model.

    Parameters
    ----------
    settings
        The folder of the model.
    seed
        Not used: nothing in it is random.
    folder
        Where vectors are kept; ``None`` to keep nothing.
    pace
        Told how many texts are done.

    Raises
    ------
    ModelError
        When the library or the model is not there, or ``folder`` holds vectors of another model.
    """
    from consult.embed.local_model import LocalModel

    del seed
    return LocalModel(settings.model_path, folder=folder, pace=pace)


def plain_lsa(
    settings: EmbeddingSettings, *, seed: int, folder: Path | None, pace: Pace = untold
) -> Lsa:
    """Latent semantic analysis; it keeps nothing on disk.

    Parameters
    ----------
    settings, folder, pace
        Not used; taken so that all embedders are called alike.
    seed
        Of its randomised decomposition.
    """
    del settings, folder, pace
    return Lsa(seed=seed)


def _why_not() -> str:
    """Why the libraries cannot run here; empty when they can."""
    absent = [name for name in NEEDED if find_spec(name) is None]
    if absent:
        return f"{' and '.join(absent)} cannot be found on this computer"
    try:
        import onnxruntime
    except ImportError:  # on Windows, without Microsoft's C++ runtime
        return "ONNX Runtime does not start on this computer"
    del onnxruntime
    return ""
