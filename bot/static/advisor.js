// Shortcuts on the advisors' pages. Without this file everything works; with it a queue can be worked from the keyboard.
"use strict";

(() => {
  const SWITCH = "vejviser.genveje";

  const isOn = () => {
    try {
      return localStorage.getItem(SWITCH) !== "fra";
    } catch {
      return true; // storage is closed to us: the default stands
    }
  };

  const box = document.querySelector("[data-shortcut-switch]");
  if (box) {
    const input = box.querySelector("input");
    box.hidden = false;
    input.checked = isOn();
    input.addEventListener("change", () => {
      try {
        if (input.checked) localStorage.removeItem(SWITCH);
        else localStorage.setItem(SWITCH, "fra");
      } catch {
        input.checked = true;
      }
    });
  }

  const rows = Array.from(document.querySelectorAll("[data-row] a"));
  const step = (by) => {
    if (!rows.length) return;
    const now = rows.indexOf(document.activeElement);
    const next = now < 0 ? 0 : Math.min(Math.max(now + by, 0), rows.length - 1);
    rows[next].focus();
    rows[next].closest("[data-row]").scrollIntoView({ block: "nearest" });
  };

  const focus = (selector) => {
    const target = document.querySelector(selector);
    if (target) target.focus();
  };

  // Enter on a focused row is the link's own doing; it needs no code.
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    r: () => focus("[data-answer]"),
    e: () => {
      const correct = document.querySelector("[data-correct]");
      if (!correct) return;
      correct.open = true;
      correct.querySelector("select").focus();
    },
    "/": () => focus("[data-search]"),
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing || !isOn()) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // What is wrong with a form is said where the eyes are.
  const problem = document.querySelector(".alert-error");
  if (problem) problem.scrollIntoView({ block: "center" });

  // A letter half written is not lost to a stray click on a link.
  const letter = document.querySelector("[data-answer]");
  if (letter) {
    const before = letter.value;
    let sending = false;
    letter.form.addEventListener("submit", () => {
      sending = true;
    });
    window.addEventListener("beforeunload", (event) => {
      if (!sending && letter.value.trim() && letter.value !== before) event.preventDefault();
    });
  }
})();
