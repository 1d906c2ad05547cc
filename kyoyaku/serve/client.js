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

  // livereload's own script, told where its socket is: it loads the page again when it hears so.
  function reloading() {
    const port = location.port || (location.protocol === "https:" ? 443 : 80);
    const src = `/livereload.js?host=${location.hostname}&port=${port}`;
    document.head.append(make("script", { src }));
  }

  function connect() {
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/livereload-news`);
    socket.onmessage = (event) => hear(JSON.parse(event.data));
    socket.onclose = () => {
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, longest);
      if (words.lost && !shown && !lost) {
        lost = setTimeout(() => show({ ...words, title: words.lost, note: "", problems: "" }), patience);
      }
    };
  }

  function hear(message) {
    clearTimeout(lost);
    lost = 0;
    pause = first;
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

  reloading();
  connect();
})();
