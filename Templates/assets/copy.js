// The buttons beside citations: each copies the text of the element its data-copy names.
(function () {
  "use strict";

  function copied(button) {
    var words = button.textContent;
    button.textContent = button.dataset.copied;
    button.setAttribute("role", "status");
    setTimeout(function () {
      button.textContent = words;
      button.removeAttribute("role");
    }, 2000);
  }

  // Pages that are not served over https have no clipboard of their own; selecting always works.
  function select(source, button) {
    var range = document.createRange();
    range.selectNodeContents(source);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    if (document.execCommand("copy")) copied(button);
  }

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var source = document.getElementById(button.dataset.copy);
    if (!source) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!navigator.clipboard) return select(source, button);
      navigator.clipboard.writeText(source.textContent).then(
        function () { copied(button); },
        function () { select(source, button); }
      );
    });
  });
})();
