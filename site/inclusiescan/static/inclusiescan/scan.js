/* All the script that is our own: numbering saves, telling when one fails, focus after a change of page, copying, printing. */
(() => {
  "use strict";

  let saves = 0;
  const announce = (text) => {
    const region = document.getElementById("melding");
    region.textContent = "";
    window.setTimeout(() => { region.textContent = text; }, 50);
  };

  // Each save from this page gets a higher number, so that the server can drop one that arrives too late.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.formData.has("number")) {
      saves += 1;
      event.detail.formData.set("number", String(saves));
    }
  });

  // What was not saved is told at the question, or at the buttons of the form; what was typed stays on the page.
  const place = (asker) => asker.querySelector(asker.matches("form") ? "#niet-verstuurd" : ".scan-question__status");
  const tell = (event, reason) => {
    const asker = event.detail.requestConfig.elt.closest("[data-failed]");
    if (!asker) return;
    place(asker).textContent = asker.dataset[reason];
    place(asker).hidden = false;
    announce(asker.dataset[reason]);
  };
  const failed = (event) => tell(event, "failed");
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:responseError", failed);

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.status === 403 && requestConfig.elt.closest("[data-failed]")) {
      event.detail.shouldSwap = false;
      tell(event, "closed");
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

  document.addEventListener("htmx:afterRequest", (event) => {
    const question = event.detail.requestConfig.elt.closest("[data-question]");
    if (!question) return;
    const { status } = event.detail.xhr;
    question.toggleAttribute("data-unsaved", status !== 200);
    const field = question.querySelector(".scan-input, .scan-select, .scan-textarea");
    if (field) field.setAttribute("aria-invalid", String(status === 422));
  });

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
