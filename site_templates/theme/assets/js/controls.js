/* The frame of the page by keyboard. The theme opens drawer and search with labels of hidden
   checkboxes, which no keyboard reaches: buttons stand in for them. Without script the labels
   stay. The scheme is chosen and the place kept across languages only with script. */
(function () {
  "use strict";
  var phone = matchMedia("(max-width: 44.9375em)");
  var withDrawer = matchMedia("(max-width: 76.1875em)");
  var find = document.querySelector.bind(document);
  var findAll = document.querySelectorAll.bind(document);

  /* The theme keeps listening to the label of the search, so labels are hidden, not removed. */
  function standIn(label, opened) {
    var toggle = document.getElementById(label.htmlFor);
    var made = document.createElement("button");
    made.type = "button";
    made.className = label.className;
    made.textContent = label.textContent;
    made.setAttribute("aria-controls", opened.id);
    made.addEventListener("click", function () { toggle.click(); });
    function say() { made.setAttribute("aria-expanded", String(toggle.checked)); }
    toggle.addEventListener("change", say);
    say();
    label.removeAttribute("class");
    label.hidden = true;
    label.after(made);
    return made;
  }

  function closer(toggle, name) {
    return window.spegla.button("close", function () { toggle.click(); }, "control " + name);
  }

  /* While the drawer is open, it is all that there is. */
  function drawer() {
    var toggle = document.getElementById("__drawer");
    var side = find(".md-sidebar--primary");
    side.id = "drawer";
    var opener = standIn(find("label.menu-button"), side);
    var out = closer(toggle, "drawer-close");
    side.querySelector(".md-sidebar__inner").prepend(out);
    toggle.addEventListener("change", function () {
      findAll("[data-md-component=skip], .md-header, .md-content, .md-footer")
        .forEach(function (rest) { rest.inert = toggle.checked; });
      (toggle.checked ? side.querySelector("[aria-current]") || out : opener).focus();
    });
    function close() { if (toggle.checked) toggle.click(); }
    withDrawer.addEventListener("change", close);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") close();
    });
  }

  /* On a wide screen the field stands in the header and no button is displayed. */
  function search() {
    var toggle = document.getElementById("__search");
    var inner = find(".md-search__inner");
    inner.id = "search";
    var opener = standIn(find("label.search-button"), inner);
    var out = closer(toggle, "search-close");
    find(".md-search__form").append(out);
    toggle.addEventListener("change", function () {
      if (toggle.checked) find(".md-search__input").focus();
      else if (opener.offsetParent) opener.focus();
    });
  }

  /* The theme also opens its search on a bare letter, which speech input or a resting hand
     types by chance. */
  function withoutLetters() {
    document.addEventListener("keydown", function (event) {
      var isFree = !document.getElementById("__search").checked;
      if (isFree && ["f", "s", "/"].includes(event.key)) event.stopPropagation();
    });
  }

  function scheme() {
    var choices = findAll("[data-md-component=palette] input");
    function isDark() { return document.body.dataset.mdColorScheme === "slate"; }
    function choose() { choices[isDark() ? 0 : 1].click(); }
    function act() { window.spegla.theme().then(choose); }
    var made = window.spegla.button("dark", act, "control scheme__button");
    function say() { made.setAttribute("aria-pressed", String(isDark())); }
    new MutationObserver(say).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    say();
    find(".controls").append(made);
  }

  /* A phone's header has no room for what is rarely used; the drawer has. */
  function controls() {
    var all = find(".controls");
    var home = all.nextElementSibling;
    function place() {
      if (phone.matches) find(".md-sidebar__inner").append(all);
      else home.before(all);
    }
    phone.addEventListener("change", place);
    place();
  }

  /* A page has the same anchors in every language; a page that is missing leads to the first. */
  function languages() {
    function name(address) { return address.pathname.split("/").pop() || "index.html"; }
    function keepPlace() {
      findAll(".languages a").forEach(function (link) {
        if (name(link) === name(location)) link.hash = location.hash;
      });
    }
    window.addEventListener("hashchange", keepPlace);
    keepPlace();
  }

  drawer();
  search();
  withoutLetters();
  scheme();
  controls();
  languages();
})();
