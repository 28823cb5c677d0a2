// The citizen API: requests, the live stream, and what each refusal means for the page.

const BASE = "/api/v1";
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;

/** A refusal in words. `kind`: "gone" (no such conversation), "wait" (too fast), "refused" (not taken), "later" (try again). */
export class Refusal extends Error {
  constructor(kind, message, seconds = 0) {
    super(message);
    this.kind = kind;
    this.seconds = seconds;
  }
}

/** The network did not carry the request; nothing is known about what happened to it. */
export class Offline extends Error {}

async function request(path, { method = "GET", token, body, lang } = {}) {
  const headers = { "Accept-Language": lang };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(BASE + path, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
  } catch {
    throw new Offline();
  }
  if (response.status === 204) return null;
  let answer = null;
  try {
    answer = await response.json();
  } catch {
    if (response.ok) throw new Offline();
  }
  if (response.ok) return answer;
  const message = answer?.error?.message ?? "";
  if (response.status === 429) throw new Refusal("wait", message, Number(response.headers.get("Retry-After")) || 5);
  if (response.status === 401 || response.status === 404) throw new Refusal("gone", message);
  if (response.status >= 500) throw new Refusal("later", message, Number(response.headers.get("Retry-After")) || 0);
  throw new Refusal("refused", message);
}

export const start = (lang) => request("/conversations", { method: "POST", body: { lang }, lang });

export const send = (conversation, message, lang) =>
  request(`/conversations/${conversation.id}/messages`, { method: "POST", token: conversation.token, body: message, lang });

export const read = (conversation, after, lang) =>
  request(`/conversations/${conversation.id}/messages?after=${after}`, { token: conversation.token, lang });

export const erase = (conversation, lang) =>
  request(`/conversations/${conversation.id}`, { method: "DELETE", token: conversation.token, lang });

export const pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });

/** How long to wait after `failures` failures in a row: longer each time, and not all browsers at once. */
export const backoff = (failures) => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures) * (0.75 + Math.random() / 2);

/**
 * Follow a conversation until `signal` is aborted: the stream while it works, plain reading in between.
 * EventSource cannot send a token in a header, and a token in an address would end up in logs; so the stream is read by fetch.
 */
export async function follow(conversation, { after, onMessages, onGone, lang, signal }) {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await stream(conversation, { after, onMessages, signal, onOpen: () => { failures = 0; } });
      await pause(500, signal);
    } catch (problem) {
      if (signal.aborted) return;
      if (problem instanceof Refusal && problem.kind === "gone") { onGone(); return; }
      failures += 1;
      await pause(backoff(failures), signal);
      if (signal.aborted) return;
      try {
        onMessages((await read(conversation, after(), lang)).messages);
      } catch (again) {
        if (again instanceof Refusal && again.kind === "gone") { onGone(); return; }
      }
    }
  }
}

async function stream(conversation, { after, onMessages, signal, onOpen }) {
  const response = await fetch(`${BASE}/conversations/${conversation.id}/events`, {
    headers: { Authorization: `Bearer ${conversation.token}`, "Last-Event-ID": String(after()), Accept: "text/event-stream" },
    cache: "no-store",
    signal,
  });
  if (response.status === 401 || response.status === 404) throw new Refusal("gone", "");
  if (!response.ok || !response.body) throw new Offline();
  onOpen();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const events = (held + value).split("\n\n");
    held = events.pop();
    const messages = events.map(parse).filter(Boolean);
    if (messages.length) onMessages(messages);
  }
}

function parse(event) {
  const fields = event.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]);
  const named = fields.find(([name]) => name === "event")?.[1] ?? "message";
  const data = fields.filter(([name]) => name === "data").map(([, value]) => value).join("\n");
  return named === "message" && data ? JSON.parse(data) : null;
}
