// What is looked at in the page. Each function runs in the browser, so it uses nothing from outside.

/** What is wrong with the structure and the layout of the page, as sentences. */
export function problemsOf(attacks) {
  const problems = [];
  const check = (holds, problem) => holds || problems.push(problem);
  const all = [...document.querySelectorAll("*")];
  check(window.attacked === undefined, "a script of a payload ran");
  const allowed = new Set(
    "html head meta title style body header main footer section article div span h1 h2 h3 p dl dt dd ul ol li table thead tbody tr th td svg g rect line title fieldset legend input label details summary pre".split(
      " ",
    ),
  );
  for (const { localName } of all) check(allowed.has(localName), `the page has an element <${localName}>`);
  for (const element of all)
    for (const { name } of element.attributes)
      check(!/^on|^style$|^href$|^src$/i.test(name), `<${element.localName}> has the attribute ${name}`);
  const text = document.body.textContent ?? "";
  for (const attack of attacks) check(text.includes(attack), `the text of a payload is missing: ${attack}`);
  check(!/[\u202e\u0000\u001b]/.test(text), "a character that hides text is on the page");
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  check(wide <= 0, `the page is ${wide} pixels wider than the window`);
  const sized = (selector, atLeast) => {
    const found = [...document.querySelectorAll(selector)];
    check(found.length > 0, `there is no ${selector}`);
    const small = found.filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width < atLeast || height < 2;
    });
    check(small.length === 0, `${small.length} of ${found.length} ${selector} have no size`);
  };
  sized("h1", 50);
  sized(".tiles .card", 50);
  sized(".chart", 200);
  sized(".call-bar", 100);
  sized(".call-bar rect", 1);
  for (const kind of ["ringing", "talking"]) check(document.querySelector(`rect.fill-${kind}`), `there is no ${kind}`);
  const names = [...document.querySelectorAll('[role="img"]')].map((image) => image.getAttribute("aria-label") ?? "");
  check(!names.includes(""), "an image has no name");
  return problems;
}

/** Texts whose contrast to their background is below that of WCAG AA. */
export function lowContrast() {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the browser, without this file
  const channels = (colour) => (/rgba?\(([^)]+)\)/.exec(colour)?.[1] ?? "").split(",").map(Number);
  const luminance = (colour) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3] !== 0) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const low = new Set();
  for (const element of document.querySelectorAll("p, span, h1, h2, h3, dt, dd, th, td, li, summary, pre, label")) {
    if (element.textContent?.trim() === "") continue;
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(background(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) low.add(`${element.localName}.${element.className}: ${ratio.toFixed(2)}`);
  }
  return [...low];
}

/** How many entries each choice of the filter shows. */
export function filtered() {
  return [...document.querySelectorAll('input[name="show"]')].map((input) => {
    input.click();
    const entries = [...document.querySelectorAll(".entry")];
    return [input.id, entries.filter((entry) => getComputedStyle(entry).display !== "none").length];
  });
}
