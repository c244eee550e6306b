// Reads a built site in Firefox as a reader would, and says what it saw and what was asked of whom.
// Called with JSON on standard input: firefox (the program), home (the address of the site), pages
// (paths to read to their ends), words (path of a page to a word to search for there) and asked_of
// (the page that has the word in its title).
"use strict";

const puppeteer = require("puppeteer-core");
const { readFileSync } = require("node:fs");

const PATIENCE = 15_000;
const NOWHERE = { host: "127.0.0.1", port: 9 };

// Whatever Firefox asks for by itself, or a page of other machines, ends at a port where nobody is.
const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.region.network.url": "",
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.search.update": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.dns.disablePrefetch": true,
  "network.proxy.type": 1,
  "network.proxy.http": NOWHERE.host,
  "network.proxy.http_port": NOWHERE.port,
  "network.proxy.ssl": NOWHERE.host,
  "network.proxy.ssl_port": NOWHERE.port,
  "network.proxy.no_proxies_on": "127.0.0.1",
  "network.trr.mode": 5,
  "services.settings.server": "data:,",
  "toolkit.telemetry.server": "",
  "ui.prefersReducedMotion": 1,
};

const { firefox, home, pages, words, asked_of } = JSON.parse(readFileSync(0, "utf8"));
const seen = { complaints: [], asked: [], pages: {}, found: {}, schemes: {} };

function complainOf(tab, text) {
  seen.complaints.push(`${tab.url().replace(home, "")}: ${text}`);
}

function listen(tab) {
  const complain = (text) => complainOf(tab, text);
  tab.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complain(message.text());
  });
  tab.on("pageerror", (error) => complain(error.message));
  tab.on("request", (request) => {
    if (!request.url().startsWith(home)) seen.asked.push(request.url());
  });
  tab.on("requestfailed", (request) => {
    // Leaving a page while it still loads is no fault of the page.
    if (!/abort/i.test(request.failure().errorText)) {
      complain(`${request.url()} failed: ${request.failure().errorText}`);
    }
  });
  tab.on("response", (response) => {
    if (response.status() >= 400) complain(`${response.url()} answered ${response.status()}`);
  });
}

// What the policy of a page refuses is no message of the console that a driver is told.
function reportRefusals() {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

// What the page before still asks for would be broken off, which Firefox tells as an error.
async function open(tab, path) {
  await tab.waitForNetworkIdle({ idleTime: 100, timeout: PATIENCE });
  await tab.goto(`${home}/${path}`, { waitUntil: "load", timeout: PATIENCE });
}

// Scrolls to every chart that is displayed and waits until it is live; gives how many are.
async function enliven(tab) {
  const drawings = await tab.$$(".chart__drawing");
  let live = 0;
  for (const drawing of drawings) {
    if (!(await drawing.evaluate((one) => one.getClientRects().length > 0))) continue;
    await drawing.evaluate((one) => one.scrollIntoView({ block: "center" }));
    await tab.waitForFunction((one) => one.dataset.state === "live", { timeout: PATIENCE }, drawing);
    live += 1;
  }
  return live;
}

async function read(tab, path) {
  await open(tab, path);
  seen.pages[path] = {
    title: await tab.$eval("h1", (heading) => heading.textContent.trim()),
    live: await enliven(tab),
  };
}

async function search(tab, path, word, wanted) {
  await open(tab, path);
  await tab.locator(".md-search__input").setTimeout(PATIENCE).click();
  await tab.keyboard.type(word);
  const link = `.md-search-result__link[href*="${wanted}"]`;
  const result = await tab.waitForSelector(link, { timeout: PATIENCE });
  // The page that a result leads to may be the one that is open.
  const target = await result.evaluate((link) => link.href);
  await tab.goto(target, { waitUntil: "load", timeout: PATIENCE });
  seen.found[path] = await tab.$eval("article", (article) => article.textContent);
}

async function switchScheme(tab, path) {
  await open(tab, path);
  const scheme = () => tab.$eval("body", (body) => body.dataset.mdColorScheme);
  const before = await scheme();
  await tab.locator(".scheme__button:not([hidden])").setTimeout(PATIENCE).click();
  const isOther = (was) => document.body.dataset.mdColorScheme !== was;
  await tab.waitForFunction(isOther, { timeout: PATIENCE }, before);
  seen.schemes[path] = [before, await scheme()];
}

// One step that cannot be taken is a complaint; the others are taken all the same.
async function attempt(tab, step, ...details) {
  try {
    await step(tab, ...details);
  } catch (error) {
    complainOf(tab, `${step.name} ${details.join(" ")}: ${error.message}`);
  }
}

async function main() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefox,
    extraPrefsFirefox: PREFERENCES,
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
  });
  try {
    const tab = await browser.newPage();
    listen(tab);
    await tab.evaluateOnNewDocument(reportRefusals);
    for (const path of pages) await attempt(tab, read, path);
    for (const [path, word] of Object.entries(words)) {
      await attempt(tab, search, path, word, asked_of);
      await attempt(tab, switchScheme, path);
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(JSON.stringify(seen));
}

main();
