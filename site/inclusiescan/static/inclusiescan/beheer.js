// Wagtail's editor for running text has two buttons at a link or a fact with English words that cannot be translated.
(() => {
  "use strict";
  const IN_DUTCH = { Edit: "Verander", Remove: "Haal weg" };

  function translate() {
    document.querySelectorAll(".Tooltip__button").forEach((button) => {
      button.textContent = IN_DUTCH[button.textContent] ?? button.textContent;
    });
  }

  // They appear when somebody lets go of the mouse on the link.
  document.addEventListener("mouseup", () => setTimeout(translate));
})();
