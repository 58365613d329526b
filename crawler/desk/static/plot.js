// Draws the plot of a table, the table being its data: rows are moments (data-at, UTC seconds), columns after the first are series.
"use strict";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [1, 5]];

function read(table) {
  const rows = [...table.tBodies[0].rows].filter((row) => row.dataset.at);
  rows.sort((a, b) => a.dataset.at - b.dataset.at);
  const heads = [...table.tHead.rows[0].cells].filter((cell) => cell.classList.contains("number"));
  const names = heads.map((cell) => cell.textContent.trim());
  const columns = heads.map((cell) => cell.cellIndex);
  const series = columns.map((column) => rows.map((row) => (row.cells[column].dataset.value === "" ? null : Number(row.cells[column].dataset.value))));
  return { rows, names, columns, data: [rows.map((row) => Number(row.dataset.at)), ...series] };
}

const RINGS = 40; // A line of more points has rings only where a point stands alone.
const FAINT = 0.3;

// The colour of a series, faint at the periods with few articles; a gradient along the x axis.
function shaded(plot, data, plain, few) {
  const { left, width } = plot.bbox;
  if (!few.includes(true) || !(width > 0) || plot.scales.x.min == null) return plain;
  const pale = `color-mix(in srgb, ${plain} ${100 * FAINT}%, transparent)`;
  const gradient = plot.ctx.createLinearGradient(left, 0, left + width, 0);
  const place = (at) => Math.min(1, Math.max(0, (plot.valToPos(at, "x", true) - left) / width));
  const edge = (index) => (data[0][index - 1] + data[0][index]) / 2;
  few.forEach((one, index) => {
    const shade = one ? pale : plain;
    gradient.addColorStop(index ? place(edge(index)) : 0, shade);
    gradient.addColorStop(index + 1 < few.length ? place(edge(index + 1)) : 1, shade);
  });
  return gradient;
}

function draw(place) {
  const table = document.getElementById(place.dataset.table);
  const { rows, names, columns, data } = read(table);
  if (rows.length < 2) return null;
  const language = document.documentElement.lang;
  const bars = names.length === 1;
  const axis = { stroke: colour("--faint"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } };
  const number = new Intl.NumberFormat(language);
  const cell = (series, index) => rows[index].cells[columns[series]];
  const few = columns.map((_, series) => rows.map((_, index) => "few" in cell(series, index).dataset));
  const of = (series, index) => cell(series, index).dataset.of;
  const own = (series) => colour(`--series-${bars ? 1 : (series % 6) + 1}`);
  const tint = (series) => (plot) => shaded(plot, data, own(series), few[series]);
  const alone = (_, series) => data[series].map((value, index) => index).filter((index) => data[series][index] != null && data[series][index - 1] == null && data[series][index + 1] == null);
  const rings = !bars && rows.length <= RINGS;
  const whole = data.slice(1).flat().every((value) => value == null || Number.isInteger(value));
  const step = (data[0].at(-1) - data[0][0]) / (rows.length - 1);
  const days = step / 86400;
  const day = new Intl.DateTimeFormat(language, { day: days < 28 ? "numeric" : undefined, month: days < 360 ? "short" : undefined, year: "numeric", timeZone: "UTC" });
  // Periods without a row leave gaps: labels stand apart by time, not by number.
  const apart = (90 / Math.max(180, place.clientWidth - 96)) * (data[0].at(-1) - data[0][0] + (bars ? step : 0));
  const ticks = () => data[0].reduce((kept, at) => (kept.length && at - kept.at(-1) < apart ? kept : [...kept, at]), []);
  const label = (index) => rows[index].cells[0].textContent.trim();
  const plot = new uPlot({
    width: place.clientWidth, height: Math.min(280, Math.max(180, place.clientWidth / 3)),
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "UTC"),
    padding: [12, 40, 0, 0],
    cursor: { drag: { x: false, y: false }, points: { fill: (_, series) => own(series - 1), stroke: (_, series) => own(series - 1) } },
    legend: { markers: { stroke: (_, series) => (series ? own(series - 1) : null), fill: (_, series) => (series && bars ? own(0) : null) } },
    axes: [
      { ...axis, splits: ticks, values: (_, at) => at.map((one) => day.format(one * 1000)) },
      { ...axis, size: 56, incrs: whole ? [1, 2, 5].flatMap((one) => [...Array(9).keys()].map((power) => one * 10 ** power)).sort((a, b) => a - b) : undefined, values: (_, ticks) => ticks.map((tick) => number.format(tick)) },
    ],
    scales: { x: { time: true, range: (_, low, high) => (bars ? [low - step / 2, high + step / 2] : [low, high]) }, y: { range: (_, low, high) => [0, Math.max(1, high * 1.08)] } },
    series: [
      { label: table.tHead.rows[0].cells[0].textContent, value: (_, at, __, index) => (index == null ? "–" : label(index)) },
      ...names.map((name, index) => ({
        label: name, stroke: tint(index), width: bars ? 0 : 2, dash: bars ? [] : DASHES[Math.floor(index / 6) % 6 || index % 6],
        fill: bars ? tint(0) : undefined, paths: bars ? uPlot.paths.bars({ size: [0.8, 60] }) : undefined, points: { show: rings, size: 6, filter: bars || rings ? undefined : alone },
        value: (_, value, __, at) => (value == null || at == null ? "–" : number.format(value) + (of(index, at) ? ` (${of(index, at)})` : "")),
      })),
    ],
  }, data, place);
  plot.root.querySelector("canvas").setAttribute("aria-hidden", "true");
  plot.over.addEventListener("click", () => {
    const index = plot.cursor.idx;
    if (index == null) return;
    const distance = (series) => Math.abs(plot.valToPos(data[series + 1][index], "y") - plot.cursor.top);
    const nearest = names.map((_, series) => series).sort((a, b) => distance(a) - distance(b))[0];
    const link = rows[index].cells[columns[nearest]].querySelector("a") || rows[index].querySelector("a");
    if (link) location.assign(link.href);
  });
  place.dataset.drawn = String(rows.length);
  return plot;
}

function show(place) {
  let plot = null;
  let width = 0;
  const again = () => {
    if (plot) plot.destroy();
    width = place.clientWidth;
    plot = draw(place);
  };
  again();
  new ResizeObserver(() => { if (place.clientWidth !== width) again(); }).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}

document.querySelectorAll("[data-table]").forEach(show);

// A plot that takes longer than its page comes after it; where it does not come, the link to it stays.
for (const later of document.querySelectorAll("[data-later]")) {
  later.style.minHeight = "24rem";
  const stay = () => { later.style.minHeight = ""; };
  fetch(later.querySelector("a").href)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((text) => {
      const figure = new DOMParser().parseFromString(text, "text/html").querySelector("figure.plot");
      figure.querySelector("details").open = false;
      later.replaceWith(figure);
      figure.querySelectorAll("[data-table]").forEach(show);
    })
    .catch(stay);
}
