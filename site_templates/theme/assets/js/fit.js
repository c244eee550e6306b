/* Makes a shown part of the page as large as its window allows: type grows from the page's own
   size up to a multiple of it, and a drawing takes the room that the words around it leave. */
(function () {
  "use strict";
  var STEPS = [1, 0.88, 0.77, 0.68, 0.6, 0];
  var WISHED_SHARE = 0.6;

  function shownDrawing(article) {
    return Array.from(article.querySelectorAll(".is-shown .chart__drawing"))
      .find(function (drawing) { return drawing.offsetWidth > 0; });
  }

  /* As wide as the free height lets it be, between the least width and that of its place. */
  function draw(drawing, article, room, least) {
    var box = drawing.querySelector("svg").viewBox.baseVal;
    var words = article.offsetHeight - drawing.offsetHeight;
    var width = (room - words) * box.width / box.height;
    var place = drawing.parentElement.clientWidth;
    drawing.style.maxWidth = Math.min(place, Math.max(least(box, place), width)) + "px";
  }

  function large(box, place) { return Math.max(box.width, WISHED_SHARE * place); }
  function natural(box) { return box.width; }

  /* The largest type with which all is seen at once; the smallest where nothing helps. */
  function fit(article, foot) {
    unfit(article);
    var drawing = shownDrawing(article);
    var room = window.innerHeight - foot.offsetHeight;
    function isSeen(step) {
      document.documentElement.style.setProperty("--meeting-step", step);
      if (drawing) draw(drawing, article, room, large);
      return article.offsetHeight <= room;
    }
    if (!STEPS.some(isSeen) && drawing) draw(drawing, article, room, natural);
  }

  function unfit(article) {
    document.documentElement.style.removeProperty("--meeting-step");
    article.querySelectorAll(".chart__drawing").forEach(function (drawing) {
      drawing.style.removeProperty("max-width");
    });
  }

  window.spegla.fit = fit;
  window.spegla.unfit = unfit;
})();
