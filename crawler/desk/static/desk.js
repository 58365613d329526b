// What pages do more where scripts run: copying, the slider, choosing at once. Without them every page works.
"use strict";

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.copied;
    document.getElementById("said").textContent = button.dataset.copied;
  });
}

// Countries and languages by their names; the codes stay where the browser has none.
for (const select of document.querySelectorAll("select[data-codes]")) {
  const names = new Intl.DisplayNames(document.documentElement.lang, { type: select.dataset.codes });
  for (const option of select.options) if (option.value) option.text = names.of(option.value);
  const [any, ...others] = select.options;
  others.sort((a, b) => a.text.localeCompare(b.text, document.documentElement.lang));
  select.append(any, ...others);
}

// The same for the countries and languages of results that are counted.
const named = (place) => {
  for (const link of place.querySelectorAll("a[data-code]")) {
    link.textContent = new Intl.DisplayNames(document.documentElement.lang, { type: link.dataset.code }).of(link.textContent);
  }
};
named(document);

// Counts that take longer than their page come after it; where they do not come, the link to them stays.
for (const later of document.querySelectorAll("[data-counts]")) {
  fetch(later.querySelector("a").href)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((text) => {
      const counts = new DOMParser().parseFromString(text, "text/html").querySelector(".facets");
      named(counts);
      later.replaceWith(counts);
    })
    .catch(() => {});
}

for (const slider of document.querySelectorAll("input[data-slides]")) {
  const moments = document.getElementById(slider.dataset.slides);
  const shown = document.getElementById(slider.getAttribute("aria-describedby"));
  slider.closest("[hidden]").hidden = false;
  slider.max = moments.options.length - 1;
  slider.value = moments.selectedIndex;
  const tell = () => {
    moments.selectedIndex = Number(slider.value);
    shown.textContent = moments.options[moments.selectedIndex].text;
    slider.setAttribute("aria-valuetext", shown.textContent);
  };
  tell();
  slider.addEventListener("input", tell);
  slider.addEventListener("change", () => moments.form.requestSubmit());
}
