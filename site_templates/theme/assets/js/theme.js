/* The theme's own script, which searches and switches the scheme. A page is read without it, so
   it waits for a reader; not where the address asks for what it does: a word to mark. */
(function () {
  "use strict";
  var later = document.getElementById("theme-script");
  var field = document.querySelector(".md-search__input");
  var loading;

  /* Whom the system gives a dark screen sees one at once, not when the theme's script has come. A
     scheme chosen earlier is worn already, and says for which screen it was made. */
  function wear() {
    var body = document.body.dataset;
    var isDark = matchMedia("(prefers-color-scheme: dark)").matches;
    if (isDark && !body.mdColorMedia) body.mdColorScheme = "slate";
  }

  /* It listens from now on only: what was typed before is told to it once more. */
  function tell() {
    if (field.value) field.dispatchEvent(new Event("keyup"));
  }

  function load() {
    loading = loading || window.spegla.load(later.getAttribute("src")).then(tell);
    return loading;
  }

  /* What the theme displays only where scripts run. */
  document.documentElement.classList.replace("no-js", "js");
  wear();
  window.spegla.theme = load;
  window.spegla.onReader(load);
  if (location.search) load();
})();
