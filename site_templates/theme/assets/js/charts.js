/* Makes a chart live when it comes near: the same drawing, with values on touch and hover.
   The static drawing keeps its place below, so nothing moves, and it is what paper gets.
   What draws is larger than a page, so it is asked for when the reader begins to do something. */
(function () {
  "use strict";
  var bundle = "../assets/vega.js";
  var loading;

  /* What draws, and what is to be drawn on this page: each is asked for once. */
  function prepare(specs) {
    loading = loading || Promise.all([bundle, specs].map(window.spegla.load));
    return loading;
  }

  /* A place in the order of the Tab key, with the arrow keys left to it, from the start on, so
     that this order never changes under a reader. It keeps its text alternative as its name. */
  function offer(drawing) {
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "application");
    drawing.setAttribute("aria-roledescription", window.spegla.word("chart.role"));
  }

  /* The still drawing remains, and is again what it was. */
  function withdraw(drawing, place) {
    place.remove();
    drawing.removeAttribute("tabindex");
    drawing.setAttribute("role", "img");
    drawing.removeAttribute("aria-roledescription");
    drawing.classList.remove("is-live");
    drawing.dataset.state = "static";
  }

  function upgrade(drawing) {
    if (drawing.dataset.state) return;
    drawing.dataset.state = "loading";
    var place = document.createElement("div");
    place.className = "chart__live";
    place.setAttribute("aria-hidden", "true");
    prepare(drawing.dataset.specs).then(function () {
      drawing.append(place);
      return window.vegaEmbed(place, window.spegla.specs[drawing.dataset.chart], {
        actions: false, ast: true, renderer: "svg", mode: "vega-lite", tooltip: false
      });
    }).then(function (embedded) {
      window.spegla.read(drawing, embedded.view);
      drawing.dataset.state = "live";
      drawing.classList.add("is-live");
    }).catch(function (error) {
      withdraw(drawing, place);
      console.error(error);
    });
  }

  /* A drawing that is not displayed never intersects; when the page's width brings it out, it
     does, so each of the two comes alive only where it is seen. */
  var near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      near.unobserve(entry.target);
      upgrade(entry.target);
    });
  }, { rootMargin: "300px" });

  window.spegla.onReader(function () {
    document.querySelectorAll(".chart__drawing").forEach(function (drawing) {
      near.observe(drawing);
    });
  });

  document.querySelectorAll(".chart__drawing").forEach(offer);
})();
