/* What a mark says, beside it: a small text that can be pointed at, read at leisure and sent away
   with Escape. There is one for the whole page. Texts are set as text, never as markup. */
(function () {
  "use strict";
  var GAP_PX = 8;
  var GRACE_MS = 250;
  var tip = document.createElement("div");
  var leave = function () {};
  var timer;

  function line(tag, name, text) {
    var made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  }

  /* The entries of a mark, by their headings; "title" and "part" are no headings but stand above. */
  function fill(said) {
    var list = document.createElement("dl");
    tip.replaceChildren();
    Object.entries(said).forEach(function (entry) {
      if (entry[0] === "title" || entry[0] === "part") {
        tip.append(line("p", "tip__" + entry[0], entry[1]));
        return;
      }
      list.append(line("dt", "tip__heading", entry[0]), line("dd", "tip__text", entry[1]));
    });
    if (list.children.length) tip.append(list);
  }

  /* Places in the order in which they are tried; beside the mark, rows above it stay free. */
  function places(anchor, box, isBeside) {
    var x = (anchor.left + anchor.right - box.width) / 2;
    var y = (anchor.top + anchor.bottom - box.height) / 2;
    var across = [[anchor.right + GAP_PX, y], [anchor.left - GAP_PX - box.width, y]];
    var along = [[x, anchor.top - GAP_PX - box.height], [x, anchor.bottom + GAP_PX]];
    return isBeside ? across.concat(along) : along;
  }

  function clamped(value, size, room) {
    return Math.max(GAP_PX, Math.min(value, room - size - GAP_PX));
  }

  function place(anchor, isBeside) {
    var box = tip.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var height = window.innerHeight;
    var fitting = places(anchor, box, isBeside).map(function (spot) {
      var x = clamped(spot[0], box.width, width);
      var y = clamped(spot[1], box.height, height);
      return { x: x, y: y, isClear: x + box.width <= anchor.left || x >= anchor.right ||
        y + box.height <= anchor.top || y >= anchor.bottom };
    });
    var best = fitting.find(function (spot) { return spot.isClear; }) || fitting[0];
    tip.style.left = best.x + window.scrollX + "px";
    tip.style.top = best.y + window.scrollY + "px";
  }

  /* Say something beside a rectangle of the viewport; `left` is called when it is taken away. */
  function show(said, anchor, isBeside, left) {
    clearTimeout(timer);
    if (leave !== left) leave();
    leave = left;
    fill(said);
    tip.hidden = false;
    place(anchor, isBeside);
  }

  function hide() {
    clearTimeout(timer);
    if (tip.hidden) return;
    var left = leave;
    leave = function () {};
    tip.hidden = true;
    left();
  }

  /* Time enough to move from the mark to what it says. */
  function hideSoon() {
    clearTimeout(timer);
    timer = setTimeout(hide, GRACE_MS);
  }

  tip.className = "tip";
  tip.hidden = true;
  tip.addEventListener("pointerenter", function () { clearTimeout(timer); });
  tip.addEventListener("pointerleave", function (event) {
    if (event.pointerType !== "touch") hideSoon();
  });
  document.querySelector("main").append(tip);
  document.addEventListener("pointerdown", function (event) {
    if (!event.target.closest(".tip, .chart__drawing")) hide();
  });
  /* Escape sends the tip away and does nothing else, whatever else it would do on the page. */
  window.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || tip.hidden) return;
    event.stopImmediatePropagation();
    hide();
  }, true);
  window.spegla.tip = { show: show, hide: hide, hideSoon: hideSoon };
})();
