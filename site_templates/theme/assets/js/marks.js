/* The marks of a live chart that say something, in rows as the eye meets them, and which of them
   lies where. Marks that say the same, such as a dot and its interval, are one. */
(function () {
  "use strict";

  function grown(box, bounds, x, y) {
    return {
      left: Math.min(box.left, bounds.x1 + x), right: Math.max(box.right, bounds.x2 + x),
      top: Math.min(box.top, bounds.y1 + y), bottom: Math.max(box.bottom, bounds.y2 + y)
    };
  }

  var EMPTY = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };

  /* The box of a line holds half the chart; its ends are marks of their own. */
  function collect(group, x, y, found) {
    group.items.forEach(function (mark) {
      if (mark.marktype === "line") return;
      mark.items.forEach(function (item) {
        if (mark.marktype === "group") collect(item, x + (item.x || 0), y + (item.y || 0), found);
        if (!item.tooltip || !item.datum) return;
        var key = JSON.stringify(item.tooltip);
        var known = found.get(key);
        var box = grown(known ? known.box : EMPTY, item.bounds, x, y);
        found.set(key, { label: item.datum.label, said: item.tooltip, box: box });
      });
    });
  }

  function bands(rows) {
    return rows.map(function (row) {
      return row.map(function (mark) { return mark.box; }).reduce(function (one, other) {
        return { top: Math.min(one.top, other.top), bottom: Math.max(one.bottom, other.bottom) };
      });
    });
  }

  /* Rows from the top down, each a list of marks from left to right. */
  function rowsOf(view) {
    var found = new Map();
    var rows = new Map();
    view.scenegraph().root.items.forEach(function (group) { collect(group, 0, 0, found); });
    found.forEach(function (mark) {
      rows.set(mark.label, (rows.get(mark.label) || []).concat(mark));
    });
    rows.forEach(function (row) {
      row.sort(function (a, b) {
        return a.box.bottom <= b.box.top ? -1 : b.box.bottom <= a.box.top ? 1 :
          a.box.left + a.box.right - b.box.left - b.box.right;
      });
    });
    return Array.from(rows.values()).sort(function (a, b) {
      return a[0].box.top + a[0].box.bottom - b[0].box.top - b[0].box.bottom;
    });
  }

  function beyond(value, low, high) {
    return Math.max(low - value, value - high, 0);
  }

  /* The mark that a place means: the nearest one within reach, and of several the most central. */
  function markAt(rows, x, y, reach) {
    var best = null;
    rows.flat().forEach(function (mark) {
      var box = mark.box;
      var off = Math.hypot(beyond(x, box.left, box.right), beyond(y, box.top, box.bottom));
      var centre = Math.hypot(x - (box.left + box.right) / 2, y - (box.top + box.bottom) / 2);
      if (off > reach || (best && (off > best.off || (off === best.off && centre > best.centre))))
        return;
      best = { mark: mark, off: off, centre: centre };
    });
    return best && best.mark;
  }

  /* The name of the row on whose height a place lies, where rows stand one below the other. */
  function rowAt(rows, y, reach) {
    var all = bands(rows);
    var isList = all.every(function (band, at) { return !at || all[at - 1].bottom <= band.top; });
    var at = isList ? all.findIndex(function (band) {
      return beyond(y, band.top, band.bottom) <= reach;
    }) : -1;
    return at < 0 ? "" : rows[at][0].label;
  }

  window.spegla.marks = { rowsOf: rowsOf, markAt: markAt, rowAt: rowAt };
})();
