/* Makes a chart live when it comes near: the same drawing, with values on touch and hover.
   The static drawing keeps its place below, so nothing moves, and it is what paper gets. */
(function () {
  "use strict";
  var bundle = new URL("../../../assets/vega.js", document.currentScript.src).href;
  var loading;

  function load() {
    loading = loading || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = bundle;
      script.onload = function () { done(window.vegaEmbed); };
      script.onerror = failed;
      document.head.append(script);
    });
    return loading;
  }

  function upgrade(drawing) {
    if (drawing.dataset.state) return;
    drawing.dataset.state = "loading";
    load().then(function (embed) {
      var place = document.createElement("div");
      place.className = "chart__live";
      drawing.append(place);
      return embed(place, JSON.parse(drawing.dataset.spec), {
        actions: false, ast: true, renderer: "svg", mode: "vega-lite"
      });
    }).then(function () {
      drawing.dataset.state = "live";
      drawing.classList.add("is-live");
    }).catch(function (error) {
      drawing.dataset.state = "static";
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

  document.querySelectorAll(".chart__drawing").forEach(function (drawing) {
    near.observe(drawing);
  });
})();
