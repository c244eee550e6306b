/* The first sign of a reader. What is large and only helps who does something is asked for then,
   so a page is read at once, also on a slow line and a slow device. */
(function () {
  "use strict";
  var signs = ["scroll", "pointermove", "pointerdown", "touchstart", "keydown", "focusin"];
  var waiting = [];

  function begin() {
    signs.forEach(function (sign) { window.removeEventListener(sign, begin, true); });
    waiting.forEach(function (act) { act(); });
  }

  signs.forEach(function (sign) {
    window.addEventListener(sign, begin, { capture: true, passive: true });
  });

  window.spegla.onReader = function (act) { waiting.push(act); };

  /* A script, run once it is there. */
  window.spegla.load = function (address) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = function () { failed(new Error(address)); };
      document.head.append(script);
    });
  };
})();
