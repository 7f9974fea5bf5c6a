"""A server on this machine that speaks the chat completions protocol and answers as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What comes back to one request."""

    content: str = ""
    status: int = 200
    finish: str = "stop"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0
    body: str | None = None
    """Sent as it is, instead of a completion."""


@dataclass
class Model:
    """Requests as they came, and what to answer: from a list in turn, or by a function of the request."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)
    think: Callable[[dict[str, Any]], Reply] | None = None
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(self, request: dict[str, Any], key: str | None) -> Reply:
        with self.lock:
            self.requests.append(request)
            self.keys.append(key)
            if self.think is None:
                return self.replies.pop(0)
        return self.think(request)

    def says(self, *events: Any) -> None:
        """Answer every request with these events."""
        self.think = lambda request: answer(*events)


def answer(*events: Any) -> Reply:
    return Reply(json.dumps({"events": list(events)}))


@contextmanager
def running() -> Iterator[Model]:
    model = Model()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            reply = model.reply(request, self.headers.get("Authorization"))
            time.sleep(reply.wait)
            body = (completion(reply) if reply.body is None else reply.body).encode()
            try:
                self.send_response(reply.status)
                for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client did not wait

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(reply: Reply) -> str:
    if reply.status != 200:
        return json.dumps({"error": {"message": reply.content}})
    message = {"role": "assistant", "content": reply.content}
    return json.dumps(
        {
            "id": "c", "object": "chat.completion", "created": 0, "model": "m",
            "choices": [{"index": 0, "finish_reason": reply.finish, "message": message}],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
        }
    )  # fmt: skip
