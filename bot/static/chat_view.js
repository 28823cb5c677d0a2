// What the page shows: bubbles, choices, the receipt, and what screen readers are told. Text is only ever set as text.

const PHONE = String.raw`(?<![\d§])(?<!§ )(?:\+45 ?)?\d{2} \d{2} \d{2} \d{2}(?!\d)|(?<![\d§.-])(?<!§ )11[24](?![\d.])`;
const ADDRESS = String.raw`https:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?)]`;

export const make = (tag, { text, ...attributes } = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  svg.setAttribute("class", "icon-svg");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  use.setAttribute("href", `/static/vendor/dkfds/img/all-svg-icons.svg#${name}`);
  svg.append(use);
  return svg;
}

// A bullet of first aid: "• Lev Uden Vold: 1888 (døgnet rundt)". Four figures anywhere else are a year or an amount.
const SHORT_NUMBER = /^(.+: )(18\d\d)(?= \(|$)/;

/** Words with the phone numbers, addresses and pages in them made into links. */
function linked(text, pages) {
  const names = Object.keys(pages).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const parts = [PHONE, ADDRESS, ...(names.length ? [`(?<=[“"])(?:${names.join("|")})(?=[”"])`] : [])];
  const pattern = new RegExp(parts.join("|"), "g");
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    nodes.push(text.slice(from, match.index));
    const [found] = match;
    const href = pages[found] ?? (found.startsWith("https:") ? found : `tel:${found.replaceAll(" ", "")}`);
    const attributes = found.startsWith("https:") ? { rel: "noopener noreferrer", target: "_blank" } : {};
    nodes.push(make("a", { href, text: found, ...attributes }));
    from = match.index + found.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

/** Lines as paragraphs; neighbouring lines that begin with a bullet as a list. */
export function paragraphs(text, pages) {
  const made = [];
  for (const line of text.split("\n").filter((one) => one.trim())) {
    if (line.startsWith("• ")) {
      if (made.at(-1)?.tagName !== "UL") made.push(make("ul"));
      const words = line.slice(2);
      const short = words.match(SHORT_NUMBER);
      const before = short ? [short[1], make("a", { href: `tel:${short[2]}`, text: short[2] })] : [];
      made.at(-1).append(make("li", {}, ...before, ...linked(words.slice(short?.[0].length ?? 0), pages)));
    } else {
      made.push(make("p", {}, ...linked(line, pages)));
    }
  }
  return made;
}

export class View {
  constructor(root) {
    const find = (id) => document.getElementById(id);
    this.root = root;
    this.texts = JSON.parse(root.dataset.texts);
    this.pages = JSON.parse(root.dataset.pages);
    this.wiped = JSON.parse(root.dataset.wiped);
    this.lang = document.documentElement.lang;
    this.log = find("chat-log");
    this.list = find("messages");
    this.choices = find("choices");
    this.problem = find("problem");
    this.announcer = find("announcer");
    this.typing = find("typing");
    this.form = find("composer");
    this.input = find("text");
    this.count = find("text-count");
    this.tools = find("tools");
    this.firstWords = [...this.list.children].map((item) => item.cloneNode(true));
    this.seen = new Map();
  }

  day(iso) {
    return new Intl.DateTimeFormat(this.lang === "da" ? "da-DK" : "en-GB", { dateStyle: "full" }).format(new Date(`${iso}T12:00:00`));
  }

  moment(iso) {
    const how = { dateStyle: "medium", timeStyle: "short" };
    return new Intl.DateTimeFormat(this.lang === "da" ? "da-DK" : "en-GB", how).format(new Date(iso));
  }

  /** Show a message in its place; null when it was there already. */
  add(message) {
    if (this.seen.has(message.seq)) return null;
    const item = message.from === "citizen" ? this.adopt(message) : this.item(message);
    item.dataset.order = message.seq;
    this.seen.set(message.seq, item);
    if (!item.isConnected) {
      const later = [...this.list.children].find((other) => Number(other.dataset.order) > message.seq);
      this.list.insertBefore(item, later ?? null);
    }
    this.joinRuns();
    return item;
  }

  /** The bubble of a message that was just written here becomes the stored one. */
  adopt(message) {
    const own = [...this.list.children].filter((item) => item.dataset.waiting);
    // The stored words may differ from the written ones (a CPR number is taken out); then it is the one that waited longest.
    const item = own.find((one) => one.dataset.text === message.text) ?? own[0];
    if (!item) return this.item(message);
    item.querySelector(".bubble").replaceChildren(...paragraphs(message.text, {}));
    item.querySelector(".note")?.remove();
    delete item.dataset.waiting;
    return item;
  }

  item(message) {
    const item = make("li", { class: `message from-${message.from}` });
    item.append(make("p", { class: "sender", text: this.texts[`fra.${message.from}`] }));
    const language = message.lang && message.lang !== this.lang ? { lang: message.lang } : {};
    const bubble = make("div", { class: "bubble", dir: "auto", ...language }, ...paragraphs(message.text, message.from === "citizen" ? {} : this.pages));
    if (message.case) bubble.append(this.receipt(message.case));
    item.append(bubble);
    if (message.from === "advisor") item.append(make("p", { class: "note" }, make("time", { datetime: message.at, text: this.moment(message.at) })));
    return item;
  }

  /** A bubble for something that is on its way. */
  addWaiting(id, text) {
    const item = make("li", { class: "message from-citizen", "data-waiting": id, "data-text": text, "data-order": "Infinity" });
    item.append(make("p", { class: "sender", text: this.texts["fra.citizen"] }));
    item.append(make("div", { class: "bubble", dir: "auto" }, ...paragraphs(text, {})));
    this.list.append(item);
    this.joinRuns();
    this.reveal();
  }

  waiting(id) {
    return [...this.list.children].find((item) => item.dataset.waiting === id);
  }

  /** It is stored; `answer` is the place of what came back for it. */
  markSent(id, answer) {
    const item = this.waiting(id);
    if (!item) return;
    item.dataset.sent = "yes";
    if (answer) item.dataset.order = answer - 0.5;
    item.querySelector(".note")?.remove();
  }

  markHeld(id) {
    const item = this.waiting(id);
    if (item && !item.querySelector(".note")) item.append(make("p", { class: "note", text: this.texts.venter }));
  }

  drop(id) {
    this.waiting(id)?.remove();
    this.joinRuns();
  }

  /** The sender is written once per run of bubbles; screen readers hear it with each. */
  joinRuns() {
    let before = "";
    for (const item of this.list.children) {
      const sender = item.className;
      item.querySelector(".sender")?.classList.toggle("sr-only", sender === before);
      before = sender;
    }
  }

  receipt(receipt) {
    const code = make("span", { class: "code", text: receipt.code });
    const said = make("span", { class: "copied", role: "status" });
    const copy = make("button", { type: "button", class: "button button-secondary copy" }, icon("copy"), make("span", { text: this.texts.kopier }));
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(receipt.code);
        said.textContent = this.texts.kopieret;
      } catch {
        getSelection().selectAllChildren(code);
        said.textContent = this.texts.kopier_selv;
      }
    });
    const row = (name, ...value) => make("div", {}, make("dt", { text: this.texts[name] }), make("dd", {}, ...value));
    const rows = [row("nummer", make("strong", { text: receipt.number })), row("type", receipt.type)];
    if (receipt.unit) rows.push(row("afdeling", receipt.unit));
    rows.push(row("frist", this.day(receipt.due)), row("kode", code));
    return make(
      "section", { class: "receipt", "aria-label": `${this.texts.kvittering} ${receipt.number}` },
      make("dl", {}, ...rows), make("p", { text: this.texts["kode.gem"] }), make("p", { class: "copy-row" }, copy, said),
    );
  }

  offer(choices, onChoice) {
    this.choices.replaceChildren(
      ...choices.map((choice) => {
        const button = make("button", { type: "button", class: "button button-secondary choice", dir: "auto", text: choice.title });
        button.addEventListener("click", (event) => onChoice(choice, event));
        return button;
      }),
    );
    this.choices.hidden = choices.length === 0;
  }

  /** Tell screen readers what came in, once; history is never told again. */
  announce(messages) {
    for (const message of messages) {
      const words = [`${this.texts[`fra.${message.from}`]}: ${message.text}`];
      if (message.case) words.push(`${this.texts.nummer} ${message.case.number}.`);
      if (message.choices.length) words.push(`${this.choices.getAttribute("aria-label")}: ${message.choices.map((one) => one.title).join(", ")}`);
      this.say(words.join(" "));
    }
  }

  say(words) {
    this.announcer.append(make("p", { text: words }));
    while (this.announcer.children.length > 5) this.announcer.firstChild.remove();
  }

  warn(words) {
    this.problem.textContent = words;
  }

  /** Bring what is new into view: all of it, or its beginning when it is taller than the place there is. */
  reveal(first) {
    const room = 12;
    if (getComputedStyle(this.log).overflowY !== "visible") {
      this.log.scrollTop = first ? first.offsetTop - room : this.log.scrollHeight;
      return;
    }
    const stuck = getComputedStyle(this.form).position === "sticky" ? this.form.offsetHeight : 0;
    const toEnd = this.log.getBoundingClientRect().bottom - (innerHeight - stuck);
    const toStart = first ? first.getBoundingClientRect().top - room : toEnd;
    if (toEnd > 0) scrollBy({ top: Math.min(toEnd, toStart), behavior: "instant" });
  }

  clear() {
    this.seen.clear();
    this.list.replaceChildren(...this.firstWords.map((item) => item.cloneNode(true)));
    this.announcer.replaceChildren();
    this.offer([], () => {});
    this.tools.hidden = true;
  }

  /** The words that stand alone on a page that was wiped; they go when a new conversation begins. */
  leave(text) {
    this.list.replaceChildren(this.item({ from: "assistant", text, choices: [] }));
    this.list.firstChild.dataset.static = "";
    this.say(text);
  }

  dropFirstWords() {
    this.list.querySelectorAll("[data-static]").forEach((item) => item.remove());
  }
}
