// The chat page. Nothing is stored or sent before the citizen sends the first words.

import * as api from "./chat_api.js";
import * as memory from "./chat_memory.js";
import { View } from "./chat_view.js";
import { transcript } from "./chat_transcript.js";

const view = new View(document.getElementById("chat"));
const limit = Number(view.root.dataset.limit);
const lang = view.lang;
const confirmation = document.getElementById("confirm");

let conversation = memory.conversation();
let history = [];
let following = null;
let sending = false;
let failures = 0;

// ------------------------------------------------------------ what comes in

/** The last message before the first gap: what to ask for next, so that nothing in between is skipped. */
function place() {
  let seq = 0;
  while (view.seen.has(seq + 1)) seq += 1;
  return seq;
}

function take(messages, { announce = true } = {}) {
  const fresh = messages.map((message) => ({ message, item: view.add(message) })).filter(({ item }) => item);
  if (!fresh.length) return;
  const { message: newest } = fresh.at(-1);
  if (newest.from === "assistant" && view.wiped.includes(newest.text)) { forget("", newest.text); return; }
  history = [...history, ...fresh.map(({ message }) => message)].sort((a, b) => a.seq - b.seq);
  const replies = fresh.filter(({ message }) => message.from !== "citizen");
  if (announce) view.announce(replies.map(({ message }) => message));
  showChoices();
  // The citizen's own words were brought into view when they were written.
  if (!announce) view.reveal();
  else if (replies.length) view.reveal(replies[0].item);
}

function showChoices() {
  const last = history.at(-1);
  const open = last && last.from !== "citizen" && !memory.outbox().length;
  view.offer(open ? last.choices : [], (choice, event) => {
    put({ choice: choice.id }, choice.title);
    // The pressed button is gone: keep the place without opening a keyboard on a touch screen.
    const touch = event.detail > 0 && matchMedia("(pointer: coarse)").matches;
    (touch ? view.log : view.input).focus({ preventScroll: true });
  });
}

function startFollowing() {
  following?.abort();
  following = new AbortController();
  api.follow(conversation, { after: place, onMessages: take, onGone: gone, lang, signal: following.signal });
}

// ------------------------------------------------------------ what goes out

function put(message, shown) {
  const id = crypto.randomUUID?.() ?? randomId();
  memory.keepOutbox([...memory.outbox(), { message: { client_msg_id: id, ...message }, shown }]);
  view.warn("");
  view.addWaiting(id, shown);
  view.offer([], () => {});
  flush();
}

/** Pages that are not served securely have no randomUUID. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex);
}

async function flush() {
  if (sending) return;
  sending = true;
  try {
    for (let next = memory.outbox()[0]; next; next = memory.outbox()[0]) {
      view.typing.hidden = false;
      if (!(await deliver(next))) break;
    }
  } finally {
    sending = false;
    view.typing.hidden = true;
    showChoices();
  }
}

/** Send one message until it is answered or refused; false when the conversation is gone. */
async function deliver({ message, shown }) {
  const id = message.client_msg_id;
  for (;;) {
    try {
      if (!conversation) await begin();
      const answer = await api.send(conversation, message, lang);
      if (failures) { view.warn(""); view.say(view.texts.online); }
      failures = 0;
      view.markSent(id, answer.messages[0]?.seq);
      settle(id);
      take(answer.messages);
      return true;
    } catch (problem) {
      if (problem instanceof api.Refusal && problem.kind === "gone") {
        settle(id);
        view.drop(id);
        giveBack(message, shown);
        gone();
        return false;
      }
      if (problem instanceof api.Refusal && problem.kind === "refused") {
        settle(id);
        view.drop(id);
        giveBack(message, shown);
        view.warn(problem.message || view.texts.fejl);
        return true;
      }
      failures += 1;
      view.markHeld(id);
      view.typing.hidden = true;
      view.warn(problem instanceof api.Refusal ? problem.message : view.texts.offline);
      const wait = problem.seconds ? problem.seconds * 1000 : api.backoff(failures);
      await Promise.race([api.pause(wait), new Promise((resolve) => addEventListener("online", resolve, { once: true }))]);
      if (!memory.outbox().some((waiting) => waiting.message.client_msg_id === id)) return false;
      view.typing.hidden = false;
    }
  }
}

async function begin() {
  const started = await api.start(lang);
  conversation = { id: started.conversation_id, token: started.token };
  memory.keepConversation(conversation);
  view.dropFirstWords();
  // These words stood on the page already and have been read.
  take(started.messages, { announce: false });
  view.tools.hidden = false;
  startFollowing();
}

function settle(id) {
  memory.keepOutbox(memory.outbox().filter((waiting) => waiting.message.client_msg_id !== id));
}

/** What could not be taken goes back into the field, so that nothing has to be written twice. */
function giveBack(message, shown) {
  if (!message.text) return;
  view.input.value = view.input.value ? `${shown}\n${view.input.value}` : shown;
  memory.keepDraft(view.input.value);
  measure();
}

// ------------------------------------------------------------ the citizen's own doings

function measure() {
  const written = [...view.input.value].length;
  view.count.hidden = written <= limit;
  view.count.textContent = written <= limit ? "" : view.texts.lang.replace("{graense}", limit).replace("{antal}", written);
  view.input.setAttribute("aria-invalid", String(written > limit));
  return written <= limit;
}

view.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = view.input.value.trim();
  view.input.focus();
  if (!text) return;
  if (!measure()) { view.warn(view.count.textContent); return; }
  view.input.value = "";
  memory.keepDraft("");
  put({ text }, text);
});

view.input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    view.form.requestSubmit();
  }
});

view.input.addEventListener("input", () => {
  measure();
  if (conversation) memory.keepDraft(view.input.value);
});

/** Ask before something is lost; the focus returns to the button that asked. */
function sure(question) {
  document.getElementById("confirm-text").textContent = question;
  confirmation.returnValue = "";
  confirmation.showModal();
  return new Promise((resolve) => {
    confirmation.addEventListener("close", () => resolve(confirmation.returnValue === "yes"), { once: true });
  });
}

/** Leave the conversation: nothing of it stays on the page or in the browser but `left`, if given. */
function forget(words, left = "") {
  following?.abort();
  memory.forget();
  conversation = null;
  history = [];
  view.clear();
  view.warn("");
  if (left) view.leave(left);
  else view.say(words);
  view.input.value = left ? "" : view.input.value;
  view.input.focus();
}

/** The conversation is not there any more (erased in another tab, or elsewhere); what is typed stays. */
function gone() {
  const text = view.input.value;
  forget("");
  view.input.value = text;
  view.warn(view.texts.vaek);
}

document.getElementById("restart").addEventListener("click", async () => {
  if (await sure(view.texts["forfra.sikker"])) forget(view.texts.ny);
});

document.getElementById("erase").addEventListener("click", async () => {
  if (!(await sure(view.texts["slet.sikker"]))) return;
  try {
    await api.erase(conversation, lang);
    forget(view.texts.slettet);
  } catch (problem) {
    if (problem instanceof api.Refusal && problem.kind === "gone") forget(view.texts.slettet);
    else view.warn(problem.message || view.texts.offline);
  }
});

document.getElementById("download").addEventListener("click", () => transcript(view, history));

// Another tab began, left or erased the conversation: both show the same.
addEventListener("storage", (event) => {
  if (!memory.isConversation(event.key) && event.key !== null) return;
  if (memory.conversation()) memory.keepDraft(view.input.value);
  location.reload();
});

// ------------------------------------------------------------ the start of the page

async function resume() {
  view.tools.hidden = false;
  view.input.value = memory.draft() || view.input.value;
  measure();
  for (;;) {
    try {
      const { messages } = await api.read(conversation, 0, lang);
      view.dropFirstWords();
      take(messages, { announce: false });
      view.warn("");
      break;
    } catch (problem) {
      if (problem instanceof api.Refusal && problem.kind === "gone") { gone(); return; }
      failures += 1;
      view.warn(problem instanceof api.Refusal ? problem.message : view.texts.offline);
      await api.pause(api.backoff(failures));
    }
  }
  failures = 0;
  startFollowing();
}

view.form.hidden = false;
if (conversation) await resume();
for (const { message, shown } of memory.outbox()) view.addWaiting(message.client_msg_id, shown);
await flush();
