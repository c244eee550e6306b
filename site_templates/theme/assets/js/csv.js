/* A table of the page as comma-separated values that the spreadsheet of its readers opens right:
   where the decimal sign is a comma, values are set apart by semicolons, and a byte order mark
   says that the letters are UTF-8. A unit that all figures of a column share moves into its
   heading, so that "62 %" becomes the number 62 and can be computed with in any program. */
(function () {
  "use strict";
  const percent = /\s?%$/u;

  /* A spreadsheet takes a text that starts like this for a formula, and would run it. */
  const formula = /^[=+\-@\t\r]/;

  function separator() {
    return window.spegla.decimal() === "," ? ";" : ",";
  }

  function texts(row) {
    return Array.from(row.cells, function (cell) {
      return cell.textContent.trim().replace(/\s+/gu, " ");
    });
  }

  function isInPercent(values) {
    const figures = values.filter(function (value) { return /\d/.test(value); });
    return figures.length > 0 && figures.every(function (value) { return percent.test(value); });
  }

  function field(text) {
    const number = window.spegla.number(text);
    let value = text;
    if (number && number.plain !== null) value = number.plain;
    else if (formula.test(text)) value = "'" + text;
    const isSafe = !value.includes(separator()) && !value.includes('"');
    return isSafe ? value : '"' + value.replace(/"/g, '""') + '"';
  }

  /* All rows in the order in which they stand, below the headings; notes are left out. */
  function csv(table) {
    const headings = texts(table.tHead.rows[0]);
    const rows = Array.from(table.tBodies[0].rows, texts);
    headings.forEach(function (heading, place) {
      if (!isInPercent(rows.map(function (row) { return row[place]; }))) return;
      headings[place] = heading.includes("%") ? heading : heading + " (%)";
      rows.forEach(function (row) { row[place] = row[place].replace(percent, ""); });
    });
    const lines = [headings, ...rows].map(function (row) {
      return row.map(field).join(separator());
    });
    return "\ufeff" + lines.join("\r\n") + "\r\n";
  }

  window.spegla.csv = csv;
})();
