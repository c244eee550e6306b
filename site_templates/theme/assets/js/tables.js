/* Tables that sort by any column, and that the keyboard can scroll where they are too wide.
   A heading is a button: up, down, and back to the order of the report, which says something. */
(function () {
  "use strict";
  const { number, day } = window.spegla;
  const next = { none: "ascending", ascending: "descending", descending: "none" };

  function textOf(cell) {
    return cell.textContent.trim();
  }

  function isAbsent(cell) {
    return cell.classList.contains("hidden-value") || /^[–—-]?$/.test(textOf(cell));
  }

  /* How the cells of a column become values that can be compared: the first way that reads all. */
  function reading(cells) {
    const texts = cells.filter(function (cell) { return !isAbsent(cell); }).map(textOf);
    const ways = [
      day,
      function (text) { return (number(text) || { value: null }).value; }
    ];
    return ways.find(function (way) {
      return texts.every(function (text) { return way(text) !== null; });
    }) || null;
  }

  function comparison(cells) {
    const read = reading(cells);
    if (read === null) {
      return new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    }
    return function (one, other) { return read(one) - read(other); };
  }

  /* Rows by one column; what has no value stands last in either direction. */
  function sorted(rows, place, direction) {
    if (direction === "none") return rows;
    const cells = rows.map(function (row) { return row.cells[place]; });
    const compare = comparison(cells);
    const sign = direction === "ascending" ? 1 : -1;
    return rows.slice().sort(function (one, other) {
      const [a, b] = [one.cells[place], other.cells[place]];
      const absent = isAbsent(a) - isAbsent(b);
      if (absent !== 0 || isAbsent(a)) return absent;
      return sign * compare(textOf(a), textOf(b));
    });
  }

  function sort(table, rows, heading) {
    const direction = next[heading.getAttribute("aria-sort") || "none"];
    Array.from(heading.parentElement.cells).forEach(function (other) {
      other.removeAttribute("aria-sort");
    });
    if (direction !== "none") heading.setAttribute("aria-sort", direction);
    const totals = rows.filter(function (row) { return row.classList.contains("total"); });
    const others = rows.filter(function (row) { return !totals.includes(row); });
    const place = heading.cellIndex;
    table.tBodies[0].append(...sorted(others, place, direction), ...totals);
  }

  function makeSortable(table) {
    const rows = Array.from(table.tBodies[0].rows);
    if (rows.length < 2) return;
    Array.from(table.tHead.rows[0].cells).forEach(function (heading) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "sort";
      made.append(...heading.childNodes);
      made.addEventListener("click", function () { sort(table, rows, heading); });
      heading.append(made);
    });
  }

  /* Who has no pointer scrolls with the arrow keys, once the frame can be reached by Tab. */
  function makeReachable(frame) {
    const isWider = frame.scrollWidth > frame.clientWidth;
    const values = {
      tabindex: "0", role: "group", "aria-label": frame.querySelector("caption").textContent
    };
    Object.entries(values).forEach(function ([name, value]) {
      if (isWider) frame.setAttribute(name, value);
      else frame.removeAttribute(name);
    });
  }

  const sizes = new ResizeObserver(function (entries) {
    entries.forEach(function (entry) { makeReachable(entry.target.closest(".table__frame")); });
  });

  document.querySelectorAll("table.numbers").forEach(function (table) {
    makeSortable(table);
    sizes.observe(table);
    sizes.observe(table.closest(".table__frame"));
  });
})();
