/* What a reader takes along: a chart as a picture, the numbers of a chart or table for a
   spreadsheet, the address of either. It is asked for with one quiet button, after the numbers. */
(function () {
  "use strict";
  const { word, button, csv, picture } = window.spegla;

  /* Short and in plain letters, from the page and the place in it: "mirror-chart.csv". */
  function fileName(anchor, suffix) {
    const page = location.pathname.split("/").pop().replace(/\.html$/, "") || "index";
    const name = anchor.startsWith(page) ? anchor : page + "-" + anchor;
    const plain = name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) + "." + suffix;
  }

  function save(content, kind, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    return word("figure.saved", { file: name });
  }

  /* A page that was opened over plain http has no clipboard, and a reader may refuse it. */
  async function copyPicture(figure, name) {
    const blob = picture.png(figure);
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
      return word("figure.copied");
    } catch {
      return save(await blob, "image/png", name);
    }
  }

  async function copyLink(anchor) {
    location.hash = anchor;
    try {
      await navigator.clipboard.writeText(location.href);
      return word("figure.copied");
    } catch {
      return word("figure.linked");
    }
  }

  /* Buttons that each do one thing and say afterwards what was done. */
  function actions(acts, status) {
    return acts.map(function ([key, act]) {
      return button(key, async function () {
        status.textContent = "";
        try {
          status.textContent = await act();
        } catch (error) {
          status.textContent = word("figure.failed");
          console.error(error);
        }
      });
    });
  }

  function disclosure(acts) {
    const status = document.createElement("span");
    status.className = "tools__status";
    status.setAttribute("role", "status");
    const group = document.createElement("span");
    group.className = "tools__group";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", word("figure.share"));
    group.hidden = true;
    group.append(...actions(acts, status));
    const opener = button("figure.share", function () {
      group.hidden = !group.hidden;
      opener.setAttribute("aria-expanded", String(!group.hidden));
      status.textContent = "";
    });
    opener.setAttribute("aria-expanded", "false");
    return [opener, group, status];
  }

  function shelf(...content) {
    const made = document.createElement("div");
    made.className = "tools";
    made.append(...content);
    return made;
  }

  function tableActs(table, anchor) {
    return [
      ["figure.csv", function () {
        return save(csv(table), "text/csv;charset=utf-8", fileName(anchor, "csv"));
      }],
      ["figure.link", function () { return copyLink(anchor); }]
    ];
  }

  function chartActs(figure, anchor) {
    return [
      ["figure.copy", function () { return copyPicture(figure, fileName(anchor, "png")); }],
      ["figure.png", async function () {
        return save(await picture.png(figure), "image/png", fileName(anchor, "png"));
      }],
      ["figure.svg", async function () {
        return save(await picture.svg(figure), "image/svg+xml", fileName(anchor, "svg"));
      }],
      ...tableActs(figure.querySelector("table"), anchor)
    ];
  }

  document.querySelectorAll("figure.chart").forEach(function (figure) {
    const anchor = figure.getAttribute("aria-labelledby");
    const numbers = figure.querySelector(".chart__numbers");
    const place = shelf();
    numbers.before(place);
    place.append(numbers, ...disclosure(chartActs(figure, anchor)));
  });

  document.querySelectorAll(".table:not(figure .table)").forEach(function (place) {
    const acts = tableActs(place.querySelector("table"), place.id);
    (place.querySelector(".table__fold") || place).append(shelf(...disclosure(acts)));
  });
})();
