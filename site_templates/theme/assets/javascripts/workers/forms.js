/* Search that finds a word in all its forms. The theme's search finds words that begin like what
   was typed; so before it sees a query, each word of it is cut to its stem in the language of the
   pages: who asks for "customers" finds "customer" too. The index keeps words as they are written,
   so half a word finds them as well. A language for which the theme
   knows no stemmer is set up as English by the site builder, and gets what fits of that.
   Runs in the worker in place of the theme's script, whose name the address of this one holds. */
(function () {
  "use strict";
  var own = self.document ? document.currentScript.src : location.href;
  var language = "en";

  function stemmer() {
    return language === "en" ? lunr.stemmer : (lunr[language] || {}).stemmer;
  }

  function stem(word) {
    var cut = stemmer();
    return cut ? cut(new lunr.Token(word.toLowerCase())).toString() : word;
  }

  /* Heard before the theme hears it, since it is asked to listen first. */
  self.addEventListener("message", function (event) {
    var message = event.data;
    if (message.data.config) language = message.data.config.lang[0];
    if (typeof message.data === "string") message.data = message.data.replace(/\p{L}+/gu, stem);
  });

  importScripts(own.replace("forms.js?", ""));
})();
