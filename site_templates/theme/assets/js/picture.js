/* A chart as a picture that stands alone, ready for a slide: its finding, what is measured, the
   wide drawing, its caption and where it comes from, in the light colours on white whatever the
   page looks like. It is one SVG that carries its fonts; the PNG is that SVG on a canvas. */
(function () {
  "use strict";
  const space = "http://www.w3.org/2000/svg";
  const margin = 40;
  const density = 2;

  /* What a drawing is made of. Whatever else a script of the page put into it stays behind. */
  const elements = new Set(["svg", "g", "path", "line", "rect", "circle", "text", "tspan"]);
  const attributes = new Set([
    "d", "transform", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "r", "cx", "cy", "width",
    "height", "viewBox", "fill", "fill-opacity", "opacity", "stroke", "stroke-width",
    "stroke-dasharray", "stroke-opacity", "stroke-miterlimit", "text-anchor", "font-family",
    "font-size", "font-weight"
  ]);

  let asked;

  /* The fonts, from a script beside the page, since a page opened from a file reads no other
     file. A picture without them is better than none. */
  function faces() {
    asked = asked || new Promise(function (done) {
      const script = document.createElement("script");
      script.src = "../assets/faces.js";
      script.onload = script.onerror = function () { done(window.spegla.faces || ""); };
      document.head.append(script);
    });
    return asked;
  }

  function make(name, values, ...children) {
    const made = document.createElementNS(space, name);
    Object.entries(values).forEach(function ([key, value]) { made.setAttribute(key, value); });
    made.append(...children);
    return made;
  }

  /* The colours of the light scheme and the families of the brand, as the style sheets have them. */
  function look() {
    const light = document.createElement("i");
    light.hidden = true;
    light.dataset.mdColorScheme = "default";
    document.body.append(light);
    const style = getComputedStyle(light);
    const values = {};
    ["paper", "ink", "muted", "line", "sans", "serif"].forEach(function (name) {
      values[name] = style.getPropertyValue("--" + name).trim();
    });
    light.remove();
    return values;
  }

  function drawn(drawing) {
    const copy = drawing.cloneNode(true);
    copy.querySelectorAll("*").forEach(function (element) {
      const isSeen = elements.has(element.localName) && element.getAttribute("display") !== "none";
      if (!isSeen) element.remove();
    });
    [copy, ...copy.querySelectorAll("*")].forEach(function (element) {
      Array.from(element.attributes).forEach(function ({ name }) {
        if (!attributes.has(name)) element.removeAttribute(name);
      });
    });
    return copy;
  }

  /* Lines no wider than the picture; a no-break space breaks none. */
  function wrapped(text, font, width) {
    const context = document.createElement("canvas").getContext("2d");
    context.font = font;
    return text.trim().split(/[ \n]+/).reduce(function (lines, word) {
      const longer = lines.length ? lines[lines.length - 1] + " " + word : word;
      if (lines.length && context.measureText(longer).width <= width) lines.splice(-1, 1, longer);
      else lines.push(word);
      return lines;
    }, []);
  }

  function plainText(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".chart__ranges").forEach(function (note) { note.remove(); });
    return copy.textContent.replace(/[ \n]+/g, " ").trim();
  }

  /* What stands around the drawing, in order; null is the drawing itself. */
  function parts(figure, { ink, muted, sans, serif }) {
    const heading = document.getElementById(figure.getAttribute("aria-labelledby"));
    const small = { weight: 400, family: sans + ", sans-serif", fill: muted };
    return [
      { text: plainText(heading), size: 26, height: 31, before: 0, weight: 500,
        family: serif + ", serif", fill: ink },
      { ...small, text: plainText(figure.previousElementSibling), size: 15, height: 22, before: 8 },
      null,
      { ...small, text: plainText(figure.querySelector("figcaption")), size: 13.5, height: 20,
        before: 18 },
      { ...small, text: document.querySelector("meta[name=source]").content, size: 12, height: 17,
        before: 24, isRuled: true }
    ];
  }

  function paragraph(part, top, width) {
    const font = part.weight + " " + part.size + "px " + part.family;
    const first = top + part.before + part.size;
    const lines = wrapped(part.text, font, width).map(function (line, place) {
      return make("tspan", { x: margin, y: first + place * part.height }, line);
    });
    return {
      element: make("text", {
        "font-family": part.family, "font-size": part.size, "font-weight": part.weight,
        fill: part.fill
      }, ...lines),
      bottom: top + part.before + lines.length * part.height
    };
  }

  function placed(figure, style, width) {
    const drawing = drawn(figure.querySelector(".chart__drawing--wide > svg"));
    const box = figure.querySelector(".chart__drawing--wide > svg").viewBox.baseVal;
    let bottom = margin;
    const content = parts(figure, style).flatMap(function (part) {
      if (part === null) {
        const place = { x: margin, y: bottom + 22, width: box.width, height: box.height };
        Object.entries(place).forEach(function ([key, value]) { drawing.setAttribute(key, value); });
        drawing.setAttribute("overflow", "visible");
        bottom += 22 + box.height;
        return [drawing];
      }
      const rule = make("path", {
        d: "M" + margin + "," + (bottom + 12.5) + "h" + width, stroke: style.line, fill: "none"
      });
      const { element, bottom: end } = paragraph(part, bottom, width);
      bottom = end;
      return part.isRuled ? [rule, element] : [element];
    });
    return { content: content, height: Math.ceil(bottom + margin * 0.7) };
  }

  /* The picture as an SVG element, its size in CSS pixels in its attributes. */
  async function compose(figure) {
    const style = look();
    const fonts = [await faces()];
    await Promise.all([
      document.fonts.load("500 26px " + style.serif), document.fonts.load("400 15px " + style.sans)
    ]);
    const drawing = figure.querySelector(".chart__drawing--wide");
    const inner = drawing.querySelector("svg").viewBox.baseVal.width;
    const { content, height } = placed(figure, style, inner);
    const width = inner + 2 * margin;
    const heading = document.getElementById(figure.getAttribute("aria-labelledby"));
    return make("svg",
      { viewBox: "0 0 " + width + " " + height, width: width, height: height, role: "img",
        lang: document.documentElement.lang },
      make("title", {}, plainText(heading)),
      make("desc", {}, drawing.getAttribute("aria-label")),
      make("style", {}, fonts + "\ntext{font-variant-numeric:proportional-nums}"),
      make("rect", { width: width, height: height, fill: style.paper }),
      ...content);
  }

  async function svg(figure) {
    return '<?xml version="1.0" encoding="UTF-8"?>\n' +
      new XMLSerializer().serializeToString(await compose(figure)) + "\n";
  }

  async function png(figure) {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(await svg(figure));
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * density;
    canvas.height = image.naturalHeight * density;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise(function (done, failed) {
      canvas.toBlob(function (blob) {
        if (blob) done(blob);
        else failed(new Error("The canvas gave no picture."));
      }, "image/png");
    });
  }

  window.spegla.picture = { svg: svg, png: png };
})();
