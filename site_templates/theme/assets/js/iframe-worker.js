/* Search runs in a worker, which browsers refuse to pages opened from a file. There, this stands
   in for one: a hidden frame that runs the same script and exchanges the same messages. The name
   IFrameWorker is asked for by the search script itself, to find its language files. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function IFrameWorker(address) {
    var target = new EventTarget();
    ["addEventListener", "removeEventListener", "dispatchEvent"].forEach(function (name) {
      this[name] = target[name].bind(target);
    }, this);
    this.frame = document.createElement("iframe");
    this.frame.hidden = true;
    this.frame.title = "";
    document.body.append(this.frame);
    this.started = start(this, this.frame.contentWindow, address);
  }

  IFrameWorker.prototype.postMessage = function (data) {
    this.started.then(function (inner) {
      inner.dispatchEvent(new inner.MessageEvent("message", { data: structuredClone(data) }));
    });
  };

  IFrameWorker.prototype.terminate = function () {
    this.frame.remove();
  };

  function start(worker, inner, address) {
    inner.postMessage = function (data) {
      setTimeout(function () {
        var event = new MessageEvent("message", { data: data });
        worker.dispatchEvent(event);
        if (worker.onmessage) worker.onmessage(event);
      });
    };
    inner.importScripts = function () {
      return inner.imported = Array.from(arguments).reduce(function (before, script) {
        return before.then(function () { return run(inner.document, script); });
      }, Promise.resolve());
    };
    /* A document of our own, since some browsers replace the frame's first one after a while. */
    inner.document.open();
    inner.document.write("<!doctype html><body></body>");
    inner.document.close();
    return run(inner.document, address)
      .then(function () { return inner.imported; })
      .then(function () { return inner; });
  }

  function run(page, address) {
    return new Promise(function (done, failed) {
      var script = page.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      page.body.append(script);
    });
  }

  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;
})();
