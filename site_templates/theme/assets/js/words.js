/* What all scripts of a page share: one name, and the words of the page's language. A script adds
   to the page only what works without the page; whoever switches scripts off reads all the same. */
(function () {
  "use strict";
  var texts = JSON.parse(document.getElementById("script-words").textContent);

  /* The wording of the catalogue, "{place}" in it replaced by the value of that name. */
  function word(key, values) {
    return texts[key].replace(/\{(\w+)\}/g, function (_, place) { return values[place]; });
  }

  /* A button with words on it, as every control of a script is; it looks like a tool of a figure
     unless another look is named. */
  function button(key, act, look) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = look || "tool";
    made.textContent = word(key);
    made.addEventListener("click", act);
    return made;
  }

  window.spegla = { word: word, button: button };
})();
