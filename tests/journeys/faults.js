// What is wrong with a page for those who listen, use keys, or hold a narrow screen.
// Returns sentences; none means that nothing was found.
() => {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const say = (element) => element.outerHTML.slice(0, 120);

  if (!document.documentElement.lang) faults.push("the page names no language");
  if (!document.title.trim()) faults.push("the page has no title");
  const firsts = all("h1").filter((heading) => heading.checkVisibility());
  if (firsts.length !== 1) faults.push(`${firsts.length} first headings`);

  const landmarks = ["header", "main"].filter((name) => !document.querySelector(name));
  for (const name of landmarks) faults.push(`no <${name}>`);
  if (all("main").length > 1) faults.push("more than one <main>");
  for (const nav of all("nav")) {
    if (!nav.getAttribute("aria-label")) faults.push(`a nameless nav: ${say(nav)}`);
  }

  const counted = new Map();
  for (const element of all("[id]")) {
    counted.set(element.id, (counted.get(element.id) || 0) + 1);
  }
  for (const [id, count] of counted) if (count > 1) faults.push(`${count} times #${id}`);
  for (const name of ["for", "aria-labelledby", "aria-describedby"]) {
    for (const element of all(`[${name}]`)) {
      for (const id of element.getAttribute(name).split(/\s+/).filter(Boolean)) {
        if (!counted.has(id)) faults.push(`${name}="${id}" leads nowhere`);
      }
    }
  }

  let level = 0;
  for (const heading of all("h1, h2, h3, h4")) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) faults.push(`h${own} after h${level}: ${say(heading)}`);
    level = own;
  }
  for (const part of all("section, ul, ol, dl, table")) {
    if (!part.textContent.trim()) faults.push(`an empty part: ${say(part)}`);
  }
  for (const link of all("a[href]")) {
    if (link.querySelector("a, button, input")) faults.push(`a nested link: ${say(link)}`);
  }

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = all("body *").filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    const last = wide.at(-1);
    faults.push(`scrolls sideways, for instance by ${last ? say(last) : "?"}`);
  }
  return faults;
}
