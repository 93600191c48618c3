// Help while writing: sends what stands in the form of a page to the server, and shows how it reads in the side panel.
// It looks every few seconds, because the editor for running text tells nobody of a change.
(() => {
  "use strict";
  const EVERY = 2500;
  // Addresses, keys, dates and names of publications are no running text.
  const NO_TEXT = /^(comments|sources)-|^(slug|key|url|figure)$|_(url|on|at)$|-(type|id|deleted|order|year|place)$/;
  const form = document.querySelector("form[data-edit-form]");
  if (!form) return;
  let last = null;
  let filled = null;
  let busy = false;

  // A block that was taken out stays in the form, with a mark.
  function isTakenOut(name) {
    for (const found of name.matchAll(/-\d+(?=-)/g)) {
      const mark = form.elements.namedItem(`${name.slice(0, found.index + found[0].length)}-deleted`);
      if (mark && mark.value) return true;
    }
    return false;
  }

  // Wagtail's editor for running text keeps its blocks beside the hidden field that is sent.
  function isRunningText(field) {
    return field.rawContentState !== undefined;
  }

  function plain(field) {
    if (!isRunningText(field)) return field.value;
    return field.rawContentState ? field.rawContentState.blocks.map((block) => block.text).join("\n\n") : "";
  }

  function isText(field) {
    if (!field.name || NO_TEXT.test(field.name) || isTakenOut(field.name)) return false;
    return field.matches("textarea, input[type=text]") || isRunningText(field);
  }

  async function look() {
    // Looked up each time: Wagtail makes the panels anew when it saves a draft by itself.
    const place = document.querySelector("[data-readability]");
    const shown = place?.querySelector("[data-readability-hint]");
    if (busy || document.hidden || !shown || place.offsetParent === null) return;
    const texts = [...form.elements].filter(isText).map(plain).filter((text) => text.trim());
    const now = JSON.stringify(texts);
    if (now === last && shown === filled) return;
    busy = true;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    texts.forEach((text) => body.append("text", text));
    try {
      const answer = await fetch(place.dataset.readability, { method: "POST", body, credentials: "same-origin" });
      if (answer.ok && !answer.redirected) {
        shown.innerHTML = await answer.text();
        last = now;
        filled = shown;
      }
    } catch {
      // No connection: the next look tries again.
    } finally {
      busy = false;
    }
  }

  setInterval(look, EVERY);
  document.addEventListener("click", () => setTimeout(look, 150));
})();
