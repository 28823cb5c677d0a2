// What the browser keeps, and only once the citizen has sent something: the key to the conversation, unsent text, unsent messages.

const CONVERSATION = "vejviser.samtale";
const DRAFT = "vejviser.kladde";
const OUTBOX = "vejviser.udbakke";

// A browser may forbid storing; then the page itself remembers until it is closed.
const held = new Map();

function get(key) {
  try {
    return localStorage.getItem(key) ?? held.get(key) ?? null;
  } catch {
    return held.get(key) ?? null;
  }
}

function set(key, value) {
  held.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Kept by the page alone.
  }
}

function drop(key) {
  held.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}

function parsed(key, otherwise) {
  try {
    return JSON.parse(get(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export const conversation = () => {
  const kept = parsed(CONVERSATION, null);
  return kept?.id && kept?.token ? kept : null;
};
export const keepConversation = (kept) => set(CONVERSATION, JSON.stringify(kept));
export const outbox = () => parsed(OUTBOX, []);
export const keepOutbox = (messages) => (messages.length ? set(OUTBOX, JSON.stringify(messages)) : drop(OUTBOX));
export const draft = () => get(DRAFT) ?? "";
export const keepDraft = (text) => (text ? set(DRAFT, text) : drop(DRAFT));

export function forget() {
  [CONVERSATION, DRAFT, OUTBOX].forEach(drop);
}

export const isConversation = (key) => key === CONVERSATION;
