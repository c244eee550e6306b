/* Numbers and days as the report writes them, read back: for sorting, and for spreadsheets.
   What stands in a cell is text in the page's language, with a decimal comma or point, thin or
   no-break spaces between thousands and the typographic minus sign. */
(function () {
  "use strict";
  const language = document.documentElement.lang;

  /* How a language writes takes a browser long to look up: not before somebody asks. */
  function once(make) {
    let made;
    return function () { return made = made || make(); };
  }

  const decimal = once(function () {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    return parts.find(function (part) { return part.type === "decimal"; }).value;
  });

  const pattern = once(function () {
    const group = decimal() === "," ? "." : ",";
    return new RegExp(
      "^([<>]?)\\s?([+\\-\u2212]?)" +
      "(\\d{1,3}(?:[" + group + "\\s]\\d{3})+(?!\\d)|\\d+)" +
      "(?:[" + decimal() + "](\\d+))?(.*)$", "su"
    );
  });

  /* "<1" stands before 1 and after all that is less than what one can say. */
  const beside = { "<": -1e-9, ">": 1e-9, "": 0 };

  /* The number at the start of a text: of a range its lower end. Null where there is none.
     plain is how a spreadsheet of the same language reads it, if the text is nothing but it. */
  function number(text) {
    const found = pattern().exec(text.trim());
    if (!found) return null;
    const [, bound, sign, grouped, fraction, rest] = found;
    const whole = grouped.replace(/\D/g, "");
    const minus = sign === "-" || sign === "\u2212";
    const size = Number(whole + "." + (fraction || "0"));
    return {
      value: (minus ? -size : size) + beside[bound],
      isWhole: /^\s?%?$/u.test(rest),
      plain: bound === "" && rest === ""
        ? (minus ? "-" : sign) + whole + (fraction ? decimal() + fraction : "")
        : null
    };
  }

  const months = once(function () {
    const names = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
    return Array.from({ length: 12 }, function (_, month) {
      return names.format(Date.UTC(2000, month, 1)).toLowerCase();
    });
  });

  /* "31 March 2027" or "October 2026" as a number that grows with time; null for other texts. */
  function day(text) {
    const found = /^(?:(\d{1,2}) )?(\p{L}+) (\d{4})$/u.exec(text.trim().replace(/\s/gu, " "));
    const month = found ? months().indexOf(found[2].toLowerCase()) : -1;
    return month < 0 ? null : Date.UTC(Number(found[3]), month, Number(found[1] || 1));
  }

  Object.assign(window.spegla, { number: number, day: day, decimal: decimal });
})();
