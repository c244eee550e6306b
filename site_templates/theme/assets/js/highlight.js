/* One name is pointed at on a page, wherever: in a chart, a row of a table or a link of a ranking.
   This script alone knows which; it tells every live chart and marks the rows of tables. */
(function () {
  "use strict";
  var pointed = "";
  var fromPage = false;
  var listeners = [];

  function nameOf(row) {
    var header = row.querySelector("th[scope=row]");
    return header ? header.textContent.trim() : "";
  }

  function markRows() {
    document.querySelectorAll("table.numbers tbody tr").forEach(function (row) {
      row.classList.toggle("is-pointed", pointed !== "" && nameOf(row) === pointed);
    });
  }

  /* Point at what has this name; the empty name is nothing. */
  function point(name) {
    if (name === pointed) return;
    pointed = name;
    markRows();
    listeners.forEach(function (listener) { listener(pointed); });
  }

  /* Whoever listens hears at once what is pointed at already. */
  function listen(listener) {
    listeners.push(listener);
    listener(pointed);
  }

  function named(target) {
    var link = target.closest(".ranking a");
    if (link) return link.textContent.trim();
    var row = target.closest("table.numbers tbody tr");
    return row ? nameOf(row) : "";
  }

  /* What a chart points at is not ended here: the chart itself says when the reader leaves it. */
  function follow(event) {
    var name = named(event.target);
    if (name || fromPage) point(name);
    fromPage = name !== "";
  }

  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
  window.spegla.highlight = { point: point, listen: listen };
})();
