/**
 * The page's only script: filters over what is already there. It changes `hidden` and `open`, never markup, and the
 * form that it serves is hidden where scripts do not run.
 */
export const filterScript = `"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  form.hidden = false;
  const shown = form.querySelector("output");
  const nothing = document.querySelector(".nothing");
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const layers = all(document, ".layer").map((layer) => ({
    element: layer,
    components: all(layer, ".component").map((component) => ({
      element: component,
      name: component.querySelector(".name").textContent.toLowerCase(),
      kinds: all(component, ".kind").map((kind) => ({
        element: kind,
        ways: kind.dataset.ways,
        layer: kind.dataset.layer,
        total: Number(kind.dataset.uses),
        amount: kind.querySelector(".amount"),
        name: kind.querySelector(".name").textContent.toLowerCase(),
        files: all(kind, ".file").map((file) => ({
          element: file,
          path: file.querySelector("h5").textContent.toLowerCase(),
          uses: all(file, ".use").map((use) => ({ element: use, ways: use.dataset.ways, text: undefined })),
        })),
      })),
    })),
  }));
  const format = (number) => String(number).replace(/\\B(?=(?:\\d{3})+$)/g, "\\u202f");
  const uses = (number) => format(number) + (number === 1 ? " use" : " uses");
  const passesWay = (ways, target, way) =>
    way === "" || (target === "" ? ways.includes(way) : ways[Number(target)] === way);

  function apply() {
    const { layer, target, way, file, text } = Object.fromEntries(new FormData(form));
    const wantedFile = file.trim().toLowerCase();
    const wantedText = text.trim().toLowerCase();
    const byLine = wantedFile !== "" || wantedText !== "";
    const active = byLine || layer !== "" || way !== "";
    let sum = 0;
    let total = 0;
    for (const one of layers) {
      let inLayer = 0;
      for (const component of one.components) {
        let inComponent = 0;
        for (const kind of component.kinds) {
          total += kind.total;
          const named = wantedText !== "" && (kind.name.includes(wantedText) || component.name.includes(wantedText));
          const possible = layer === "" || kind.layer === layer;
          let inKind = 0;
          for (const part of kind.files) {
            let inFile = 0;
            const pathPasses = possible && part.path.includes(wantedFile);
            for (const use of part.uses) {
              let passes = pathPasses && passesWay(use.ways || kind.ways, target, way);
              if (passes && wantedText !== "" && !named) {
                use.text ??= use.element.textContent.toLowerCase();
                passes = use.text.includes(wantedText) || part.path.includes(wantedText);
              }
              use.element.hidden = !passes;
              if (passes) inFile++;
            }
            part.element.hidden = inFile === 0;
            inKind += inFile;
          }
          // Lines that the page has no room for follow their kind, where the filter asks for no line.
          const unseen = kind.total - Number(kind.element.dataset.shown);
          if (unseen > 0 && possible && wantedFile === "" && (wantedText === "" || named) && passesWay(kind.ways, target, way))
            inKind += unseen;
          kind.element.hidden = inKind === 0;
          kind.amount.textContent = inKind === kind.total ? uses(kind.total) : format(inKind) + " of " + uses(kind.total);
          if (byLine) kind.element.open = inKind > 0 && inKind <= 40;
          inComponent += inKind;
        }
        component.element.hidden = inComponent === 0;
        if (active && inComponent > 0) component.element.open = true;
        inLayer += inComponent;
      }
      one.element.hidden = inLayer === 0;
      sum += inLayer;
    }
    if (!active) for (const details of document.querySelectorAll(".component[open], .kind[open]")) details.open = false;
    shown.textContent = sum === total ? uses(total) : format(sum) + " of " + uses(total);
    nothing.hidden = sum > 0;
  }

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 80);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));

  // The counts on the cards lead to just those findings.
  for (const link of document.querySelectorAll("a[data-way]"))
    link.addEventListener("click", () => {
      form.reset();
      const targets = [...form.elements.target.options].map((option) => option.textContent);
      const card = link.closest(".card").querySelector("h3").textContent;
      form.elements.target.value = String(targets.indexOf(card) - 1);
      form.elements.way.value = link.dataset.way[0];
      setTimeout(apply);
    });

  // Print all that is there, and put it back as it was.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(".effort:not([open]), .bases:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
`;
