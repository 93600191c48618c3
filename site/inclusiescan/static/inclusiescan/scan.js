/* All the script that is our own: numbering saves, telling when one fails, focus after a change of page, copying a link. */
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

  // A save that did not reach the server stays visible; "Volgende" sends the answer along again.
  const failed = (event) => {
    const question = event.detail.elt.closest("[data-question]");
    if (!question) return;
    const status = question.querySelector(".scan-question__status");
    if (status) status.textContent = question.dataset.failed;
    announce(question.dataset.failed);
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:responseError", failed);

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
