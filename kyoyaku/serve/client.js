// In the pages of serve only: loads the page again after a build, and shows problems until they are mended.
(() => {
  "use strict";

  const version = document.currentScript.dataset.version;
  const first = 500;
  const longest = 10000;
  const patience = 3000;
  let pause = first;
  let lost = 0;
  let socket = null;
  let words = { lang: "", lost: "" };
  let folded = false;
  let overlay = null;
  let shown = "";

  function connect() {
    clearTimeout(lost);
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/livereload`);
    socket.onopen = () => say({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] });
    socket.onmessage = (event) => hear(JSON.parse(event.data));
    socket.onclose = () => {
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, longest);
      if (words.lost && !shown) {
        lost = setTimeout(() => show({ ...words, title: words.lost, note: "", problems: "" }), patience);
      }
    };
  }

  function say(message) {
    socket.send(JSON.stringify(message));
  }

  function hear(message) {
    if (message.command === "hello") {
      pause = first;
      say({ command: "info", url: location.href });
    } else if (message.command === "reload") {
      location.reload();
    } else if (message.command === "state") {
      clearTimeout(lost);
      words = message;
      // Whatever was missed while the socket was closed: another version is another page.
      if (message.version !== version) {
        location.reload();
      } else if (message.problems) {
        show(message);
      } else {
        hide();
      }
    }
  }

  function show(message) {
    const key = message.title + message.problems;
    if (key === shown) {
      return;
    }
    hide();
    shown = key;
    overlay = make("section", { className: "kyoyaku-serve", lang: message.lang });
    overlay.setAttribute("aria-label", message.title);
    overlay.append(make("p", { className: "kyoyaku-serve-title", textContent: message.title, role: "alert" }));
    if (message.problems) {
      overlay.append(detail(message));
    }
    document.body.prepend(overlay);
  }

  function detail(message) {
    const part = document.createDocumentFragment();
    const button = make("button", { type: "button" });
    const list = make("div", { tabIndex: 0 });
    list.append(make("p", { textContent: message.note }), make("pre", { textContent: message.problems }));
    const fold = (to) => {
      folded = to;
      list.hidden = to;
      button.textContent = to ? message.show : message.hide;
      button.setAttribute("aria-expanded", String(!to));
    };
    button.addEventListener("click", () => fold(!folded));
    fold(folded);
    part.append(button, list);
    return part;
  }

  function hide() {
    overlay?.remove();
    overlay = null;
    shown = "";
  }

  function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  connect();
})();
