/* All the script that is our own: saving answers and trying again, focus after a change of page, copying, printing. */
/* global htmx */
(() => {
  "use strict";

  const announce = (text) => {
    const region = document.getElementById("melding");
    region.textContent = "";
    window.setTimeout(() => { region.textContent = text; }, 50);
  };

  // ---------------------------------------------------------------- saving
  // On a question: data-changed is what was given and not yet confirmed, data-unsaved that a save failed, data-refused
  // that the server wants another answer, data-sent that this page sent a save of it.
  let saves = 0;
  const versions = new WeakMap();
  const versionOf = (question) => versions.get(question) || { given: 0, sent: 0 };
  const questionOf = (event) => event.detail.requestConfig.elt.closest("[data-question]");
  const all = (selector) => [...document.querySelectorAll(`[data-question]${selector}`)];

  const changed = (event) => {
    const question = event.target.closest("[data-question]");
    if (!question) return;
    const { given, sent } = versionOf(question);
    versions.set(question, { given: given + 1, sent });
    question.toggleAttribute("data-changed", true);
    question.removeAttribute("data-refused");
  };
  document.addEventListener("input", changed, true);
  document.addEventListener("change", changed, true);

  // Each save from this page gets a higher number, so that the server can drop one that arrives too late.
  document.addEventListener("htmx:configRequest", (event) => {
    const { formData, elt } = event.detail;
    if (!formData.has("number")) return;
    saves += 1;
    formData.set("number", String(saves));
    const question = elt.closest("[data-question]");
    if (question) {
      question.toggleAttribute("data-sent", true);
      const { given } = versionOf(question);
      versions.set(question, { given, sent: given });
    } else {
      // A save of these may still be under way; the whole screen comes after it.
      all("[data-sent]").forEach((one) => formData.append("touched", one.id.replace("vraag-", "")));
    }
  });

  // The whole screen takes every answer along. What was still under way has no place left to tell how it went.
  const underWay = new Map();
  document.addEventListener("htmx:beforeSend", (event) => {
    const question = questionOf(event);
    if (question) underWay.set(question, event.detail.xhr);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "inhoud") return;
    underWay.forEach((xhr, question) => { if (!question.isConnected) xhr.abort(); });
    underWay.clear();
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const question = questionOf(event);
    if (!question) return;
    underWay.delete(question);
    const { status } = event.detail.xhr;
    const { given, sent } = versionOf(question);
    question.toggleAttribute("data-unsaved", status !== 200);
    question.toggleAttribute("data-refused", status === 422);
    if (status === 200 && given === sent) question.removeAttribute("data-changed");
    if (status === 200) wait = SOON;
    const field = question.querySelector(".scan-input, .scan-select, .scan-textarea");
    if (field) field.setAttribute("aria-invalid", String(status === 422));
    // A question that left takes the focus with it; what stands in its place gets it.
    const note = document.querySelector("[data-focus]");
    if (note) {
      note.removeAttribute("data-focus");
      note.focus();
    }
  });

  // A save that failed is tried again: after a while, each time a bit longer, and as soon as there is reason to hope.
  const SOON = 2000;
  const LONGEST = 60000;
  let wait = SOON;
  let timer = 0;
  const tryAgain = (selector = "[data-unsaved]") => {
    window.clearTimeout(timer);
    timer = 0;
    all(`${selector}:not([data-refused]):not(.htmx-request)`).forEach((question) => htmx.trigger(question, "retry"));
  };
  const later = () => {
    if (timer) return;
    timer = window.setTimeout(tryAgain, wait);
    wait = Math.min(2 * wait, LONGEST);
  };
  const atOnce = () => {
    wait = SOON;
    tryAgain();
  };
  window.addEventListener("online", atOnce);
  window.addEventListener("focus", atOnce);
  document.addEventListener("visibilitychange", () => {
    // A phone may drop a page that is out of sight, with what is still being typed.
    if (document.visibilityState === "hidden") tryAgain("[data-changed]");
    else atOnce();
  });

  // Who leaves is asked first when something could not be saved; what can still be saved is sent along.
  const unsaved = ":is([data-changed], [data-unsaved]):not([data-refused])";
  window.addEventListener("beforeunload", (event) => {
    if (all("[data-unsaved]:not([data-refused])").length) event.preventDefault();
  });
  window.addEventListener("pagehide", () => all(unsaved).forEach((question) => {
    saves += 1;
    const body = new URLSearchParams(new FormData(question.closest("form")));
    body.set("number", String(saves));
    fetch(question.getAttribute("hx-post"), { method: "POST", body, keepalive: true, headers: { "HX-Request": "true" } });
  }));

  // What was not saved is told at the question, or at the buttons of the form; what was typed stays on the page.
  const place = (asker) => asker.querySelector(asker.matches("form") ? "#niet-verstuurd" : ".scan-question__status");
  const tell = (event, reason) => {
    const asker = event.detail.requestConfig.elt.closest("[data-failed]");
    if (!asker) return;
    const spot = place(asker);
    // Told once, however often it is tried.
    if (spot.textContent !== asker.dataset[reason] || spot.hidden) announce(asker.dataset[reason]);
    spot.textContent = asker.dataset[reason];
    spot.hidden = false;
  };
  const failed = (event) => {
    tell(event, "failed");
    if (questionOf(event)) later();
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:responseError", failed);

  // The token of the form was too old. The answer brings a new one: with it the same is sent once more.
  let renewed = 0;
  document.addEventListener("scan:token", (event) => {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => { field.value = event.detail.token; });
  });
  const sendWithNewToken = (event) => {
    const { elt, triggeringEvent } = event.detail.requestConfig;
    const first = Date.now() - renewed > 5000;
    renewed = Date.now();
    if (!first) failed(event);
    else if (elt.matches("form")) window.setTimeout(() => elt.requestSubmit(triggeringEvent.submitter || undefined), 0);
    else window.setTimeout(() => tryAgain(), 0);
  };

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.status === 403 && requestConfig.elt.closest("[data-failed]")) {
      event.detail.shouldSwap = false;
      if ((xhr.getResponseHeader("HX-Trigger") || "").includes("scan:token")) sendWithNewToken(event);
      else tell(event, "closed");
    } else if (new URL(xhr.responseURL).pathname.startsWith("/account/")) {
      // Logged out meanwhile: the log-in page is a page of its own, not a part of this one.
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.requestConfig.elt;
    if (form.matches("form[data-failed]")) place(form).hidden = true;
  });

  // ---------------------------------------------------------------- pages
  // After a change of page the focus goes to the error summary, or else to the heading.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target.id !== "inhoud") return;
    const goal = document.querySelector(".scan-error-summary") || document.querySelector("#inhoud h1");
    if (!goal) return;
    goal.setAttribute("tabindex", "-1");
    goal.focus();
  });

  document.addEventListener("DOMContentLoaded", () => {
    const summary = document.querySelector(".scan-error-summary");
    if (summary) summary.focus();
  });

  // A passkey that was refused or not there: said on the page, where it otherwise only stands in the console.
  document.addEventListener("allauth.error", (event) => {
    const failed = document.querySelector("[data-passkey-failed]");
    if (!failed) return;
    event.preventDefault();
    failed.hidden = false;
    failed.focus();
  });

  // "Kopieer" and "Print" exist only where there is script to serve them.
  const reveal = (root) => root.querySelectorAll("[data-needs-script]").forEach((el) => { el.hidden = false; });
  document.addEventListener("DOMContentLoaded", () => reveal(document));
  document.addEventListener("htmx:afterSettle", (event) => reveal(event.detail.target));

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-print]");
    if (!button) return;
    if ("print" in button.dataset) {
      window.print();
      return;
    }
    const field = document.getElementById(button.dataset.copy);
    field.select();
    const done = () => announce("Gekopieerd");
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done);
    else if (document.execCommand("copy")) done();
  });
})();
