"""Questions to a server that speaks the chat completions protocol, and what it answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import StopRun
from loaders.llm.schema import answer_schema
from loaders.llm.settings import Settings

if TYPE_CHECKING:
    from openai import APIStatusError

_SAID = 200
"""Characters of a server's complaint that are repeated."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `cut` if the model ran into its limit before it was done."""

    text: str
    cut: bool
    tokens_in: int
    tokens_out: int


class NoAnswer(Exception):
    """This question has no answer, others may have; the text says why."""


class Client:
    """Asks the model; used by several threads at once.

    The openai client waits longer and longer, by chance a little less, or as long as Retry-After
    says, before it repeats a request that was too early, too much, or met a broken server.
    """

    def __init__(self, settings: Settings) -> None:
        try:
            import openai
        except ImportError:
            raise StopRun("the extractor 'llm' needs the package openai: pip install 'diplomatic-kg[llm]'") from None
        self._openai = openai
        self._settings = settings
        self._by_schema = True
        self._temperature: dict[str, Any] = {"temperature": 0}
        self._server = openai.OpenAI(
            base_url=settings.url,
            api_key=settings.key or "none",  # servers without keys ignore it, the client insists on one
            timeout=settings.timeout,
            max_retries=settings.retries,
        )

    def ask(self, instructions: str, question: str) -> Answer:
        """The model's answer; NoAnswer if it gives none to this, StopRun if it gives none at all."""
        while True:
            form = self._by_schema, self._temperature
            try:
                return self._ask(instructions, question, *form)
            except self._openai.APIStatusError as error:
                if form == (self._by_schema, self._temperature) and not self._give_way(error):
                    raise self._refused(error) from None
            except self._openai.APITimeoutError:
                raise NoAnswer(f"the model did not answer within {self._settings.timeout:g} seconds") from None
            except self._openai.APIConnectionError as error:
                cause = error.__cause__ or error
                raise StopRun(f"the model at {self._settings.url} cannot be reached ({cause})") from None
            except (self._openai.APIError, json.JSONDecodeError) as error:
                raise NoAnswer(f"the server's answer cannot be read ({error})") from None

    def _ask(self, instructions: str, question: str, by_schema: bool, temperature: dict[str, Any]) -> Answer:
        schema = answer_schema()
        form: Any = {"type": "json_object"}
        if by_schema:
            form = {"type": "json_schema", "json_schema": {"name": "events", "strict": True, "schema": schema}}
        else:
            instructions += f"\n## The JSON schema of the answer\n\n{json.dumps(schema)}\n"
        answer = self._server.chat.completions.create(
            model=self._settings.model,
            messages=[{"role": "system", "content": instructions}, {"role": "user", "content": question}],
            response_format=form,
            **temperature,
        )
        return _answer(answer)

    def _give_way(self, error: APIStatusError) -> bool:
        """True if the server may answer when asked otherwise: some know no schemas, some no temperature."""
        if error.status_code not in (400, 422):
            return False
        complaint = str(error).lower()
        if self._temperature and "temperature" in complaint:
            self._temperature = {}
            return True
        if self._by_schema and any(word in complaint for word in ("response_format", "schema", "grammar")):
            self._by_schema = False
            return True
        return False

    def _refused(self, error: APIStatusError) -> Exception:
        said = " ".join(str(error.message).replace(self._settings.key or "\0", "***").split())[:_SAID]
        if error.status_code in (401, 403, 404, 429):
            return StopRun(f"the model at {self._settings.url} refuses every question: {said}")
        return NoAnswer(f"the model does not answer: {said}")


def _answer(of: Any) -> Answer:
    """The parts of a completion that matter; NoAnswer if it is none, which the client does not check."""
    try:
        choice, used = of.choices[0], of.usage
        tokens = (used.prompt_tokens or 0, used.completion_tokens or 0) if used else (0, 0)
        return Answer(str(choice.message.content or ""), choice.finish_reason == "length", *tokens)
    except (AttributeError, IndexError, KeyError, TypeError):
        raise NoAnswer("the server's answer is none of the chat completions protocol") from None
