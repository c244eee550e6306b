/* The line above a table: a field that finds rows, where there are many, and a button that shows
   which range each value stands for. The caption moves above it and out of the part that scrolls;
   a listener still hears it from the table. */
(function () {
  "use strict";
  const { word, button } = window.spegla;
  const many = 8;
  const language = document.documentElement.lang;

  function lower(text) {
    return text.replace(/\s+/gu, " ").trim().toLocaleLowerCase(language);
  }

  function made(name, style, ...content) {
    const element = document.createElement(name);
    element.className = style;
    element.append(...content);
    return element;
  }

  /* Rows that hold what was typed. The others collapse, which keeps the columns as wide. */
  function show(rows, wanted, status) {
    const shown = rows.filter(function (row) {
      const holds = lower(row.textContent).includes(lower(wanted));
      row.classList.toggle("is-filtered", !holds);
      return holds;
    });
    const count = { shown: shown.length, all: rows.length };
    status.textContent = wanted === "" ? ""
      : word(shown.length ? "table.count" : "table.none", count);
  }

  function filter(table) {
    const rows = Array.from(table.tBodies[0].rows);
    const field = made("input", "filter__field");
    field.type = "search";
    field.autocomplete = "off";
    const status = made("span", "tools__status");
    status.setAttribute("role", "status");
    field.addEventListener("input", function () { show(rows, field.value, status); });
    field.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || field.value === "") return;
      event.preventDefault();
      event.stopPropagation();
      field.value = "";
      show(rows, "", status);
    });
    return [made("label", "filter", word("table.filter") + " ", field), status];
  }

  function ranges(table) {
    const toggle = button("table.ranges", function () {
      const isOn = table.classList.toggle("shows-ranges");
      toggle.setAttribute("aria-pressed", String(isOn));
    });
    toggle.setAttribute("aria-pressed", "false");
    return [toggle];
  }

  document.querySelectorAll("table.numbers").forEach(function (table) {
    const controls = [
      ...(table.tBodies[0].rows.length >= many ? filter(table) : []),
      ...(table.querySelector("[data-range]") ? ranges(table) : [])
    ];
    if (!controls.length) return;
    const frame = table.closest(".table__frame");
    if (!frame.closest(".table__fold")) {
      const caption = made("p", "table__caption", table.caption.textContent);
      caption.setAttribute("aria-hidden", "true");
      frame.before(caption);
      table.classList.add("is-captioned");
    }
    frame.before(made("div", "tools tools--above", ...controls));
  });
})();
