/* The report on a wall: one finding a screen, by arrow keys or buttons. Nothing of the page is
   moved; what is not shown is taken off the display, so eyes, keyboard and screen reader agree.
   The place stands in the address, which carries it across pages and reloads. */
(function () {
  "use strict";
  var NAME = "meeting";
  var LAST = "last";
  var FIELDS = "input, textarea, select, [contenteditable]";
  var PRESSED = "a, button, summary";
  var SWIPE_PX = 60;
  var root = document.documentElement;
  var article = document.querySelector(".md-content__inner");
  var current = document.querySelector(".contents [aria-current]");
  if (!article || !current) return;

  var screens = [];
  var shown = -1;
  var cameFrom = { screen: -1, top: 0 };
  var place = document.createElement("p");
  var foot = document.createElement("nav");

  /* What a screen is about; what only leads to it is a heading, its subline or an anchor. */
  function isContent(node) {
    return !node.matches("h1, h2, h3, .anchor, .subline, .kicker");
  }

  function isLarge(node) {
    return node.matches("figure, .table:not(:has(> .table__fold))");
  }

  /* A heading or the start of a section begins a screen, and so does a second figure or table. */
  function grouped() {
    var groups = [[]];
    Array.from(article.children).forEach(function (node) {
      var last = groups[groups.length - 1];
      var begins = node.matches("h1, h2, h3, .anchor") && last.some(isContent);
      if (begins || (isLarge(node) && last.some(isLarge))) groups.push([]);
      groups[groups.length - 1].push(node);
    });
    return groups;
  }

  function neighbour(way) {
    return document.querySelector(".steps [rel=" + way + "]");
  }

  function address(page, number) {
    var url = new URL(page);
    url.hash = "";
    if (number) url.searchParams.set(NAME, number);
    else url.searchParams.delete(NAME);
    return url.href;
  }

  function focusHeading() {
    var group = screens[shown];
    var heading = group.find(function (node) { return node.matches("h1, h2, h3"); });
    var target = heading || group.find(isContent) || group[0];
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function show(number) {
    shown = number;
    screens.forEach(function (group, index) {
      group.forEach(function (node) { node.classList.toggle("is-shown", index === shown); });
    });
    history.replaceState(null, "", address(location.href, String(shown + 1)));
    place.textContent = window.spegla.word("meeting.place", {
      number: shown + 1, total: screens.length, page: current.textContent.trim()
    });
    back.disabled = shown === 0 && !neighbour("prev");
    on.disabled = shown === screens.length - 1 && !neighbour("next");
    window.spegla.fit(article, foot);
    window.scrollTo(0, 0);
    focusHeading();
  }

  /* Beyond the last screen stands the next page, before the first the last of the page before. */
  function step(by) {
    var number = shown + by;
    if (screens[number]) return show(number);
    var page = neighbour(by > 0 ? "next" : "prev");
    if (page) location.assign(address(page.href, by > 0 ? "1" : LAST));
  }

  /* The screen whose beginning was the last to pass the upper third of the window. */
  function nearest() {
    if (window.scrollY === 0) return 0;
    var third = window.innerHeight / 3;
    return screens.reduce(function (found, group, index) {
      return group[0].getBoundingClientRect().top < third ? index : found;
    }, 0);
  }

  function isOn() {
    return root.classList.contains("is-meeting");
  }

  function enter(wanted) {
    screens = grouped();
    var here = nearest();
    cameFrom = { screen: here, top: window.scrollY };
    root.classList.add("is-meeting");
    foot.hidden = false;
    var number = wanted === LAST ? screens.length : parseInt(wanted, 10);
    show(number ? Math.min(Math.max(number, 1), screens.length) - 1 : here);
  }

  function leave() {
    root.classList.remove("is-meeting");
    foot.hidden = true;
    window.spegla.unfit(article);
    history.replaceState(null, "", address(location.href));
    if (shown === cameFrom.screen) window.scrollTo(0, cameFrom.top);
    else screens[shown][0].scrollIntoView();
    focusHeading();
  }

  /* Whether the page can still be read on in that direction, which a key should do first. */
  function hasMore(by) {
    var end = root.scrollHeight - window.innerHeight;
    return by > 0 ? window.scrollY < end - 1 : window.scrollY > 1;
  }

  function isDrawnSideways(target) {
    var frame = target.closest(".table__frame");
    return Boolean(frame) && frame.scrollWidth > frame.clientWidth;
  }

  function wayOf(event) {
    switch (event.key) {
      case "ArrowRight": case "ArrowLeft":
        if (isDrawnSideways(event.target)) return 0;
        return event.key === "ArrowRight" ? 1 : -1;
      case "ArrowDown": case "PageDown": return hasMore(1) ? 0 : 1;
      case "ArrowUp": case "PageUp": return hasMore(-1) ? 0 : -1;
      case " ":
        if (event.target.closest(PRESSED)) return 0;
        if (event.shiftKey) return hasMore(-1) ? 0 : -1;
        return hasMore(1) ? 0 : 1;
      default: return 0;
    }
  }

  /* A chart that is read by arrow keys, or a field, has had the key before. */
  function onKey(event) {
    if (!isOn() || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest(FIELDS)) return;
    var way = wayOf(event);
    if (way) step(way);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(screens.length - 1);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  }

  function swipe() {
    var start;
    article.addEventListener("touchstart", function (event) {
      var touch = event.touches[0];
      var isOne = event.touches.length === 1 && !isDrawnSideways(event.target);
      start = isOn() && isOne ? { x: touch.clientX, y: touch.clientY } : null;
    }, { passive: true });
    article.addEventListener("touchend", function (event) {
      if (!start) return;
      var touch = event.changedTouches[0];
      var across = touch.clientX - start.x;
      var along = Math.abs(touch.clientY - start.y);
      if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * along) step(across < 0 ? 1 : -1);
    });
  }

  function control(key, act) {
    return window.spegla.button(key, act, "control");
  }

  var open = control("meeting.open", function () {
    var drawer = document.getElementById("__drawer");
    if (drawer.checked) drawer.click();
    enter();
  });
  var back = control("previous", function () { step(-1); });
  var on = control("next", function () { step(1); });
  place.className = "meeting__place";
  place.setAttribute("role", "status");
  foot.className = "meeting";
  foot.setAttribute("aria-label", open.textContent);
  foot.hidden = true;
  foot.append(place, back, on, control("close", leave));
  document.body.append(foot);
  document.querySelector(".controls").append(open);

  document.addEventListener("keydown", onKey);
  window.addEventListener("resize", function () {
    if (isOn()) window.spegla.fit(article, foot);
  });
  swipe();
  var wanted = new URLSearchParams(location.search).get(NAME);
  if (wanted) enter(wanted);
})();
