/* Paper shows what a screen folds: whoever prints cannot unfold it afterwards. */
(function () {
  "use strict";
  var unfolded = [];

  window.addEventListener("beforeprint", function () {
    unfolded = Array.from(document.querySelectorAll("details:not([open])"));
    unfolded.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener("afterprint", function () {
    unfolded.forEach(function (fold) { fold.open = false; });
  });
})();
