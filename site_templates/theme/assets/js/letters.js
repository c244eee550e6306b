/* A page is shown once its letters are there, so no line moves when they come. They stand inside
   the style sheet, which takes no time to speak of; whatever goes wrong, the page is shown. */
(function () {
  "use strict";
  var LONGEST_MS = 1000;
  var root = document.documentElement;

  function show() { root.style.visibility = ""; }

  root.style.visibility = "hidden";
  setTimeout(show, LONGEST_MS);
  document.addEventListener("DOMContentLoaded", function () {
    var faces = Array.from(document.fonts, function (face) { return face.load(); });
    Promise.all(faces).then(show, show);
  });
})();
