// The receipt of the plain form: with JavaScript, the citizen may go on in the chat. Nothing is stored before they ask for it.

import { keepConversation } from "./chat_memory.js";

const place = document.getElementById("open-chat");
place.hidden = false;
place.querySelector("button").addEventListener("click", () => {
  keepConversation({ id: place.dataset.conversation, token: place.dataset.token });
  location.assign(document.documentElement.lang === "da" ? "/" : "/?lang=en");
});
