/* How a live chart is read mark by mark: with a pointer, a finger or the arrow keys. Each mark that
   is met says what it shows, and its row stands out in every chart of the page. */
(function () {
  "use strict";
  var REACH_PX = 12;
  var status = document.createElement("p");

  /* A question keeps its own mark at the end. */
  function sentence(said) {
    return Object.entries(said).map(function (entry) {
      var isHeading = entry[0] === "title" || entry[0] === "part";
      var text = isHeading ? entry[1] : entry[0] + ": " + entry[1];
      return /[.?!]$/.test(text) ? text : text + ".";
    }).join(" ");
  }

  function Reader(drawing, view) {
    this.drawing = drawing;
    this.width = view.width();
    this.rows = window.spegla.marks.rowsOf(view);
    this.at = null;
    this.sentAway = null;
    this.left = this.leave.bind(this);
  }

  Reader.prototype.scale = function () {
    return this.drawing.getBoundingClientRect().width / this.width;
  };

  Reader.prototype.leave = function () {
    this.sentAway = this.at;
    this.at = null;
    window.spegla.highlight.point("");
  };

  Reader.prototype.say = function (said, box, isBeside) {
    var place = this.drawing.getBoundingClientRect();
    var scale = this.scale();
    window.spegla.tip.show(said, {
      left: place.left + box.left * scale, right: place.left + box.right * scale,
      top: place.top + box.top * scale, bottom: place.top + box.bottom * scale
    }, isBeside, this.left);
  };

  Reader.prototype.show = function (mark) {
    var row = this.rows.find(function (marks) { return marks.includes(mark); });
    this.say(mark.said, mark.box, row.length === 1);
    this.at = mark;
    this.sentAway = null;
    window.spegla.highlight.point(mark.label);
  };

  /* What was sent away stays away until the pointer has been elsewhere. */
  Reader.prototype.meet = function (event) {
    var place = this.drawing.getBoundingClientRect();
    var scale = this.scale();
    var y = (event.clientY - place.top) / scale;
    var reach = REACH_PX / scale;
    var marks = window.spegla.marks;
    var mark = marks.markAt(this.rows, (event.clientX - place.left) / scale, y, reach);
    if (mark && mark === this.sentAway && event.type === "pointermove") return;
    if (mark) {
      if (mark !== this.at) this.show(mark);
      return;
    }
    window.spegla.tip.hide();
    this.sentAway = null;
    window.spegla.highlight.point(marks.rowAt(this.rows, y, reach));
  };

  /* Up and down to the next row, left and right to the next mark; at the ends nothing happens. */
  Reader.prototype.next = function (key) {
    var all = this.rows.flat();
    if (key === "End") return all[all.length - 1];
    if (key === "Home" || !this.at) return all[0];
    if (key === "ArrowLeft") return all[all.indexOf(this.at) - 1];
    if (key === "ArrowRight") return all[all.indexOf(this.at) + 1];
    var at = this.at;
    var number = this.rows.findIndex(function (row) { return row.includes(at); });
    var row = this.rows[number + (key === "ArrowDown" ? 1 : -1)];
    return row && row[Math.min(this.rows[number].indexOf(at), row.length - 1)];
  };

  Reader.prototype.step = function (event) {
    var keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"];
    if (!keys.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!this.drawing.matches(":focus-visible")) return;
    event.preventDefault();
    event.stopPropagation();
    var mark = this.next(event.key);
    if (!mark) return;
    this.show(mark);
    status.textContent = sentence(mark.said);
  };

  /* Whoever comes by keyboard is told how to go on. */
  Reader.prototype.greet = function () {
    if (!this.drawing.matches(":focus-visible") || this.at) return;
    var help = window.spegla.word("chart.keys");
    this.say({ part: help }, { left: 0, right: this.width, top: 0, bottom: 0 }, false);
    status.textContent = help;
  };

  Reader.prototype.listen = function () {
    var reader = this;
    var on = this.drawing.addEventListener.bind(this.drawing);
    on("pointermove", function (event) {
      if (event.pointerType !== "touch") reader.meet(event);
    });
    on("click", function (event) { reader.meet(event); });
    on("pointerleave", function (event) {
      if (event.pointerType === "touch") return;
      if (reader.at) window.spegla.tip.hideSoon();
      else window.spegla.highlight.point("");
      reader.sentAway = null;
    });
    on("keydown", function (event) { reader.step(event); });
    on("focus", function () { reader.greet(); });
    on("blur", function () { window.spegla.tip.hide(); });
    if (document.activeElement === this.drawing) this.greet();
  };

  /* Let a live chart be read, and fade what is not pointed at, wherever that is. */
  function read(drawing, view) {
    var reader = new Reader(drawing, view);
    var labels = new Set(reader.rows.map(function (row) { return row[0].label; }));
    reader.listen();
    window.spegla.highlight.listen(function (name) {
      view.signal("pointed", labels.has(name) ? name : "").runAsync();
    });
  }

  status.className = "chart__status";
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);
  window.spegla.read = read;
})();
